// Made by scripts/embed of Assets/templates/site.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesSiteMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{title}} <a href="{{back}}">{{w.sites.title}}</a></p>
<div class="row g-3">
{{#mayChange}}
<div class="col-lg-6"><form class="card" method="post" action="{{action}}">{{>csrf}}
<h2>{{w.sites.change}}</h2>
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.frame.save}}</button>
</form></div>
{{/mayChange}}
{{#mayRemove}}
<div class="col-lg-6"><form class="card" method="post" action="{{action}}/remove">{{>csrf}}
<h2>{{w.sites.remove}}</h2>
<p class="muted">{{w.sites.removeLead}}</p>
{{#confirm}}{{>confirm}}{{/confirm}}
<button class="btn btn-danger">{{w.frame.remove}}</button>
</form></div>
{{/mayRemove}}
</div>

"""#
}
