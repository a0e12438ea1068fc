// Made by scripts/embed of Assets/templates/exports.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesExportsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.exports.listLead}}</p>
{{#mayBegin}}<p><a class="btn btn-primary" href="/exports/new">{{w.exports.begin}}</a></p>{{/mayBegin}}
<div class="card">
{{#isEmpty}}<p class="empty">{{w.exports.empty}}</p>{{/isEmpty}}
{{^isEmpty}}
<input class="form-control filter" type="search" data-filter="exports" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive">
<table class="table" id="exports" data-sortable>
<thead><tr><th scope="col">{{w.exports.created}}</th><th scope="col">{{w.exports.instance}}</th><th scope="col">{{w.exports.format}}</th><th scope="col">{{w.exports.state}}</th><th scope="col" class="num">{{w.exports.size}}</th><th scope="col">{{w.exports.by}}</th><th scope="col">{{w.exports.expires}}</th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row"><a href="{{address}}" title="{{id}}">{{#createdAt}}{{>time}}{{/createdAt}}</a></th><td><a href="{{instanceAddress}}">{{instance}}</a></td><td>{{format}}</td><td><span class="chip {{tone}}">{{state}}</span></td><td class="num">{{size}}</td><td>{{by}}</td><td>{{#isKept}}{{#expiresAt}}{{>time}}{{/expiresAt}}{{/isKept}}</td></tr>
{{/rows}}
</tbody>
</table>
</div>
{{#more}}{{>more}}{{/more}}
{{/isEmpty}}
</div>

"""#
}
