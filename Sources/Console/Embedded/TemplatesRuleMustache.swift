// Made by scripts/embed of Assets/templates/rule.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRuleMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.access.rulesHint}}</p>
<form class="card" method="post" action="{{path}}">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">
{{#problems}}{{>problems}}{{/problems}}
{{#form}}
{{>rule-form}}
{{/form}}
<p class="actions"><button class="btn btn-primary">{{w.frame.save}}</button> <a class="btn btn-outline-primary" href="{{policyPath}}">{{w.frame.cancel}}</a></p>
</form>

"""#
}
