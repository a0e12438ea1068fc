// Made by scripts/embed of Assets/templates/setup-steps.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesSetupStepsMustache = #"""
<ol class="steps mb-3">
{{#steps}}<li class="step{{#isDone}} done{{/isDone}}{{#isNow}} now{{/isNow}}"{{#isNow}} aria-current="step"{{/isNow}}><b>{{number}} {{title}}</b><p>{{text}}</p></li>
{{/steps}}
</ol>

"""#
}
