// Made by scripts/embed of Assets/templates/grants.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesGrantsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.access.grantsLead}}</p>
{{>tabs}}
<div class="card">
<input class="form-control filter" type="search" data-filter="grants" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive">
<table class="table" id="grants" data-sortable>
<thead><tr><th scope="col">{{w.access.who}}</th><th scope="col">{{w.access.subjectKind}}</th><th scope="col">{{w.access.role}}</th><th scope="col">{{w.access.place}}</th><th scope="col">{{w.access.since}}</th><th scope="col">{{w.access.by}}</th><th scope="col"><span class="visually-hidden">{{w.frame.remove}}</span></th></tr></thead>
<tbody>
{{#grants}}<tr><th scope="row">{{#whoPath}}<a href="{{.}}">{{who}}</a>{{/whoPath}}{{^whoPath}}{{who}}{{/whoPath}}</th><td>{{kind}}</td><td>{{role}} <code>{{roleName}}</code></td><td>{{place}}</td><td>{{#createdAt}}{{>time}}{{/createdAt}}</td><td>{{by}}</td><td>{{#removePath}}<form method="post" action="{{.}}" class="inline-form">{{>csrf}}{{#problems}}{{>problems}}{{/problems}}<button class="btn btn-outline-secondary" aria-label="{{w.frame.remove}} {{roleName}} {{who}}">{{w.frame.remove}}</button></form>{{/removePath}}</td></tr>
{{/grants}}
</tbody>
</table>
</div>
{{#more}}{{>more}}{{/more}}
</div>
{{#mayAdd}}
<form class="card" method="post" action="/access/grants">{{>csrf}}
<h2>{{w.access.addGrant}}</h2>
{{#addProblems}}{{>problems}}{{/addProblems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.access.addGrant}}</button>
</form>
{{/mayAdd}}

"""#
}
