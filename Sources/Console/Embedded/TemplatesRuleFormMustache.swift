// Made by scripts/embed of Assets/templates/rule-form.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRuleFormMustache = #"""
{{#effect}}
{{>field}}
{{/effect}}
{{#verbs}}{{>checks}}{{/verbs}}
<p class="muted">{{w.access.limitsHint}}</p>
{{#kinds}}{{>checks}}{{/kinds}}
<div class="row g-3">
{{#limits}}<div class="col-md-6">
{{>field}}
</div>
{{/limits}}
</div>
{{#days}}{{>checks}}{{/days}}
{{#factor}}
{{>field}}
{{/factor}}

"""#
}
