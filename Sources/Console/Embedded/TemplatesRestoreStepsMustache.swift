// Made by scripts/embed of Assets/templates/restore-steps.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRestoreStepsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
<nav aria-label="{{w.restore.steps}}">
<ol class="steps">
{{#steps}}<li class="step{{#isDone}} done{{/isDone}}{{#isNow}} now{{/isNow}}"{{#isNow}} aria-current="step"{{/isNow}}><b>{{number}} {{#address}}<a href="{{.}}">{{title}}</a>{{/address}}{{^address}}{{title}}{{/address}}</b><p>{{text}}</p></li>
{{/steps}}
</ol>
</nav>

"""#
}
