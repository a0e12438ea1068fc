// Made by scripts/embed of Assets/templates/sites.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesSitesMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.sites.lead}} {{silent}}</p>
<div class="row g-3">
<div class="col-lg-8"><div class="card">
<input class="form-control filter" type="search" data-filter="sites" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive">
<table class="table" id="sites" data-sortable>
<thead><tr><th scope="col">{{w.sites.name}}</th><th scope="col">{{w.sites.siteTitle}}</th><th scope="col">{{w.menu.instances}}</th><th scope="col">{{w.sites.workers}}</th><th scope="col">{{w.sites.created}}</th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row"><a href="{{address}}">{{name}}</a></th><td>{{title}}</td><td><a href="{{instances}}">{{w.sites.seeInstances}}</a></td><td>{{#hasWorkers}}{{workers}}{{/hasWorkers}}{{^hasWorkers}}<span class="chip warn">{{w.sites.noWorker}}</span>{{/hasWorkers}}</td><td>{{#createdAt}}{{>time}}{{/createdAt}}</td></tr>
{{/rows}}
</tbody>
</table>
</div>
{{#more}}{{>more}}{{/more}}
</div></div>
{{#mayAdd}}
<div class="col-lg-4"><form class="card" method="post" action="{{action}}">{{>csrf}}
<h2>{{w.sites.add}}</h2>
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.frame.add}}</button>
</form></div>
{{/mayAdd}}
</div>

"""#
}
