// Made by scripts/embed of Assets/templates/explain.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesExplainMustache = #"""
<h1>{{heading}}</h1>
<p class="sub">{{lead}}</p>
{{>tabs}}
<form class="card" method="get" action="/access/explain">
{{#problems}}{{>problems}}{{/problems}}
<div class="row g-3">
{{#fields}}<div class="col-md-6">
{{>field}}
</div>
{{/fields}}
</div>
<button class="btn btn-primary">{{w.access.explain}}</button>
</form>
{{#hasAnswers}}
<div class="card">
<div class="table-responsive">
<table class="table" id="answers" data-sortable>
<thead><tr><th scope="col">{{w.access.verb}}</th><th scope="col">{{w.access.answer}}</th><th scope="col">{{w.access.why}}</th></tr></thead>
<tbody>
{{#answers}}<tr><th scope="row">{{verb}} <code>{{verbName}}</code></th><td><span class="chip {{tone}}">{{answer}}</span></td><td>{{why}}{{#rulePath}} <a href="{{.}}">{{w.access.toRule}}</a>{{/rulePath}}</td></tr>
{{/answers}}
</tbody>
</table>
</div>
</div>
{{/hasAnswers}}

"""#
}
