// Made by scripts/embed of Assets/templates/policy.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesPolicyMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
<p><a href="/access">{{w.access.toAll}}</a></p>
<div class="card">
<h2>{{w.access.rules}} <small>{{w.access.rulesHint}}</small></h2>
{{^rules}}<p class="empty">{{w.access.noRules}}</p>{{/rules}}
{{#rules}}<div class="rule" id="rule-{{number}}"><span class="chip {{tone}}">{{effect}}</span><div>{{#parts}}<div><span class="muted">{{label}}</span> {{value}}</div>{{/parts}}</div>{{#editPath}}<div class="actions"><a class="btn btn-outline-primary" href="{{.}}" aria-label="{{w.frame.edit}} {{number}}">{{w.frame.edit}}</a><form method="post" action="{{.}}/remove" class="inline-form">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">{{#removeProblems}}{{>problems}}{{/removeProblems}}<button class="btn btn-outline-secondary" aria-label="{{w.frame.remove}} {{number}}">{{w.frame.remove}}</button></form></div>{{/editPath}}</div>
{{/rules}}
</div>
{{#mayChange}}
<details class="card"{{#isAddWrong}} open{{/isAddWrong}}>
<summary>{{w.access.addRule}}</summary>
<form method="post" action="{{path}}/rules">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">
{{#addProblems}}{{>problems}}{{/addProblems}}
{{#form}}
{{>rule-form}}
{{/form}}
<button class="btn btn-primary">{{w.access.addRule}}</button>
</form>
</details>
<div class="row g-3 mt-1">
<div class="col-lg-6"><form class="card" method="post" action="{{path}}/title">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">
<h2>{{w.access.about}}</h2>
{{#titleProblems}}{{>problems}}{{/titleProblems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-outline-primary">{{w.frame.save}}</button>
</form></div>
<div class="col-lg-6"><form class="card" method="post" action="{{path}}/remove">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">
<h2>{{w.access.removePolicy}}</h2>
<p class="muted">{{w.access.removePolicyText}}</p>
{{#endProblems}}{{>problems}}{{/endProblems}}
{{#confirm}}{{>confirm}}{{/confirm}}
<button class="btn btn-danger">{{w.access.removePolicy}}</button>
</form></div>
</div>
{{/mayChange}}

"""#
}
