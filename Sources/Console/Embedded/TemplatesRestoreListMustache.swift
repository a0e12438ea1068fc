// Made by scripts/embed of Assets/templates/restore-list.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRestoreListMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.restore.listLead}}</p>
<div class="card">
{{#isEmpty}}<p class="empty">{{w.restore.addFirst}}</p>{{/isEmpty}}
{{^isEmpty}}
<input class="form-control filter" type="search" data-filter="points" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive">
<table class="table" id="points" data-sortable>
<thead><tr><th scope="col">{{w.restore.instance}}</th><th scope="col">{{w.restore.state}}</th><th scope="col">{{w.restore.from}}</th><th scope="col">{{w.restore.until}}</th><th scope="col" class="num">{{w.restore.gaps}}</th><th scope="col">{{w.restore.lastDrill}}</th><th scope="col">{{w.restore.took}}</th><th scope="col"><span class="visually-hidden">{{w.restore.bringBack}}</span></th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row"><a href="{{instanceAddress}}">{{name}}</a></th><td><span class="chip {{tone}}">{{level}}</span></td><td>{{#start}}{{>time}}{{/start}}</td><td>{{#isOpen}}{{w.restore.now}}{{/isOpen}}{{^isOpen}}{{#end}}{{>time}}{{/end}}{{/isOpen}}</td><td class="num">{{#hasGaps}}<span class="chip warn">{{gaps}}</span>{{/hasGaps}}{{^hasGaps}}{{gaps}}{{/hasGaps}}</td><td>{{#drill}}{{>time}}{{/drill}}{{^drill}}{{w.frame.never}}{{/drill}}</td><td>{{rto}}</td><td class="num">{{#address}}<a class="btn btn-sm btn-outline-primary" href="{{.}}">{{w.restore.bringBack}}</a>{{/address}}{{^address}}<span class="muted">{{w.restore.noPoint}}</span>{{/address}}</td></tr>
{{/rows}}
</tbody>
</table>
</div>
{{#more}}{{>more}}{{/more}}
{{/isEmpty}}
</div>
{{#hasJobs}}
<div class="card">
<h2>{{w.restore.recent}}</h2>
{{>restore-jobs}}
</div>
{{/hasJobs}}

"""#
}
