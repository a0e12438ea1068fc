// Made by scripts/embed of Assets/templates/projects.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesProjectsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.projects.lead}}</p>
<div class="card">
<input class="form-control filter" type="search" data-filter="project-list" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive"><table class="table" id="project-list" data-sortable>
<thead><tr><th scope="col">{{w.projects.project}}</th><th scope="col">{{w.projects.label}}</th><th scope="col">{{w.projects.since}}</th><th scope="col">{{w.projects.shown}}</th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row"><a href="{{address}}">{{name}}</a></th><td>{{title}}</td><td>{{#createdAt}}{{>time}}{{/createdAt}}</td><td>{{#isHere}}<span class="chip ok">{{w.projects.here}}</span>{{/isHere}}{{^isHere}}<form method="post" action="/preferences">{{>back}}<button class="btn btn-outline-primary btn-sm" name="project" value="{{name}}">{{w.projects.change}}</button></form>{{/isHere}}</td></tr>
{{/rows}}
</tbody>
</table></div>
{{#more}}{{>more}}{{/more}}
</div>
{{#mayAdd}}
<form method="post" action="/projects" class="card">{{>csrf}}
<h2>{{w.projects.addTitle}}</h2>
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.projects.addTitle}}</button>
</form>
{{/mayAdd}}

"""#
}
