// Made by scripts/embed of Assets/templates/restore-watch.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRestoreWatchMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
<nav class="actions" aria-label="{{w.restore.belongs}}">
{{#links}}<a class="btn btn-outline-primary" href="{{address}}">{{text}}</a>
{{/links}}
</nav>
<div class="card"{{#live}} id="watch" data-live="{{.}}"{{/live}}>
{{#live}}<span id="watch-state" class="live-state" data-word="{{w.frame.live}}" data-lost="{{w.frame.liveLost}}"></span>{{/live}}
<div id="job-state">
{{>restore-state}}
</div>
{{#cancel}}<form method="post" action="{{.}}">{{>csrf}}
{{#problems}}{{>problems}}{{/problems}}
<button class="btn btn-outline-primary">{{w.restore.cancel}}</button></form>{{/cancel}}
</div>
{{#report}}
<div class="card">
<h2>{{w.restore.report}}<small><code>{{id}}</code></small></h2>
<dl class="facts">{{#server}}<div><dt>{{w.restore.serverMade}}</dt><dd><code>{{.}}</code></dd></div>{{/server}}<div><dt>{{w.restore.reached}}</dt><dd><span title="{{utc}}">{{reached}}</span></dd></div><div><dt>{{w.restore.tables}}</dt><dd>{{tableCount}}</dd></div><div><dt>{{w.restore.proven}}</dt><dd>{{proven}}</dd></div><div><dt>{{w.restore.rows}}</dt><dd>{{rows}}</dd></div><div><dt>{{w.restore.changesMade}}</dt><dd>{{changes}}</dd></div><div><dt>{{w.restore.took}}</dt><dd>{{seconds}}</dd></div></dl>
<p class="muted mt-3">{{w.restore.base}} <code>{{base}}</code>{{#gtid}} · {{w.restore.afterGTID}} <code>{{.}}</code>{{/gtid}}{{#next}} · {{w.restore.leftOut}} <code>{{.}}</code>{{/next}}</p>
{{#undone}}<p class="flash attention"><b>{{w.restore.undone}}</b> {{.}}</p>{{/undone}}
{{#notes}}<p class="muted">{{.}}</p>{{/notes}}
<input class="form-control filter" type="search" data-filter="tables" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive">
<table class="table" id="tables" data-sortable>
<thead><tr><th scope="col">{{w.restore.table}}</th><th scope="col" class="num">{{w.restore.rows}}</th><th scope="col">{{w.restore.digest}}</th><th scope="col">{{w.restore.proof}}</th></tr></thead>
<tbody>
{{#tables}}<tr><th scope="row">{{table}}</th><td class="num">{{rows}}</td><td><code>{{digest}}</code></td><td><span class="chip {{tone}}">{{proof}}</span></td></tr>
{{/tables}}
</tbody>
</table>
</div>
{{#more}}<p class="muted">{{.}}</p>{{/more}}
</div>
{{/report}}
<div class="card">
<h2>{{w.restore.said}}</h2>
{{^lines}}{{^live}}<p class="empty">{{w.restore.quiet}}</p>{{/live}}{{/lines}}
<ul class="log" id="job-lines" tabindex="0" aria-label="{{w.restore.said}}">
{{>restore-lines}}
</ul>
</div>

"""#
}
