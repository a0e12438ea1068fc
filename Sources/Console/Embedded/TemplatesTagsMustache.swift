// Made by scripts/embed of Assets/templates/tags.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesTagsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.projects.tagLead}}</p>
<div class="row g-3">
<div class="col-lg-7"><div class="card">
{{#isEmpty}}<p class="empty">{{w.projects.tagEmpty}}</p>{{/isEmpty}}
{{^isEmpty}}
<input class="form-control filter" type="search" data-filter="tag-list" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<table class="table" id="tag-list" data-sortable>
<thead><tr><th scope="col">{{w.projects.tag}}</th><th scope="col" class="num">{{w.plans.instances}}</th><th scope="col">{{w.plans.title}}</th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row"><a href="{{address}}">{{tag}}</a></th><td class="num">{{count}}</td><td>{{plans}}</td></tr>
{{/rows}}
</tbody>
</table>
{{/isEmpty}}
</div></div>
{{#mayChange}}
<div class="col-lg-5"><form method="post" action="/tags" class="card">{{>csrf}}
<h2>{{w.projects.tagForm}}</h2>
{{#problems}}{{>problems}}{{/problems}}
<input type="hidden" name="project" value="{{project}}">
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary" name="do" value="add">{{w.projects.giveTag}}</button> <button class="btn btn-outline-primary" name="do" value="remove">{{w.projects.takeTag}}</button>
</form></div>
{{/mayChange}}
</div>

"""#
}
