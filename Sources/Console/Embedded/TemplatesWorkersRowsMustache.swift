// Made by scripts/embed of Assets/templates/workers-rows.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesWorkersRowsMustache = #"""
{{#isEmpty}}<p class="empty">{{w.workers.remedy}}</p>{{/isEmpty}}
{{^isEmpty}}
<div class="table-responsive">
<table class="table" id="workers" data-sortable>
<thead><tr><th scope="col">{{w.workers.name}}</th><th scope="col">{{w.workers.sites}}</th><th scope="col">{{w.workers.kinds}}</th><th scope="col">{{w.overview.running}}</th><th scope="col" class="num">{{w.workers.slots}}</th><th scope="col" class="num">{{w.workers.streams}}</th><th scope="col">{{w.workers.version}}</th><th scope="col">{{w.workers.started}}</th><th scope="col">{{w.workers.seen}}</th></tr></thead>
<tbody>
{{#workers}}<tr><th scope="row">{{name}}</th><td><a href="/sites">{{sites}}</a></td><td>{{kinds}}</td><td>{{#jobs}}<a href="{{address}}">{{text}}</a><br>{{/jobs}}{{rest}}</td><td class="num">{{slots}}</td><td class="num">{{streams}}</td><td>{{version}}</td><td>{{#startedAt}}{{>time}}{{/startedAt}}</td><td>{{#seenAt}}{{>time}}{{/seenAt}}</td></tr>
{{/workers}}
</tbody>
</table>
</div>
{{/isEmpty}}

"""#
}
