// Made by scripts/embed of Assets/templates/lookup.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesLookupMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.restore.askedAgo}} {{#askedAt}}{{>time}}{{/askedAt}} · <a href="{{path}}#search-log">{{w.restore.another}}</a></p>
{{#wait}}
<div class="card">
{{>job-wait}}
</div>
{{/wait}}
{{#failure}}<div class="flash danger" role="alert"><b>{{message}}</b> {{hint}} <code>{{code}}</code></div>{{/failure}}
{{#search}}
<div class="card">
{{#notes}}<p class="flash attention">{{.}}</p>{{/notes}}
{{#isEmpty}}<p class="empty">{{w.restore.foundNothing}}</p>{{/isEmpty}}
{{^isEmpty}}
<input class="form-control filter" type="search" data-filter="findings" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive">
<table class="table" id="findings" data-sortable>
<thead><tr><th scope="col">{{w.restore.committed}}</th><th scope="col">{{w.restore.kind}}</th><th scope="col">{{w.restore.changes}}</th><th scope="col"><span class="visually-hidden">{{w.restore.bringBack}}</span></th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row" class="nowrap"><span title="{{utc}}">{{at}}</span></th><td><span class="chip {{tone}}">{{kind}}</span>{{#gtid}}<br><code>{{.}}</code>{{/gtid}}</td><td>{{#text}}<code>{{.}}</code><br>{{/text}}{{#tables}}{{.}}<br>{{/tables}}{{#changes}}<code>{{.}}</code><br>{{/changes}}</td><td class="num">{{#restore}}<a class="btn btn-sm btn-primary" href="{{.}}">{{w.restore.toBefore}}</a>{{/restore}}{{#isLost}}<span class="muted">{{w.restore.notReachable}}</span>{{/isLost}}
{{#undoPath}}<form method="post" action="{{.}}" class="d-inline">{{>csrf}}<input type="hidden" name="gtid" value="{{gtid}}"><button class="btn btn-sm btn-outline-primary">{{w.restore.undo}}</button></form>{{/undoPath}}</td></tr>
{{/rows}}
</tbody>
</table>
</div>
{{/isEmpty}}
{{#cut}}<p class="flash attention">{{.}}</p>{{/cut}}
<p class="muted">{{looked}}</p>
</div>
{{/search}}
{{#undo}}
<div class="card">
<dl class="facts"><div><dt>{{w.restore.undoTransactions}}</dt><dd>{{transactions}}</dd></div><div><dt>{{w.restore.undoStatements}}</dt><dd>{{statements}}</dd></div><div><dt>{{w.restore.undoTables}}</dt><dd>{{tables}}</dd></div></dl>
<p class="mt-3">{{w.restore.undoLead}}</p>
{{#warnings}}<p class="flash attention"><b>{{w.restore.warnings}}</b> {{.}}</p>{{/warnings}}
<p><a class="btn btn-primary" href="{{address}}">{{w.restore.download}}</a> <button type="button" class="btn btn-outline-primary" data-copy="#undo-sql" data-done="{{w.frame.copied}}">{{w.frame.copy}}</button></p>
<pre id="undo-sql" tabindex="0">{{sql}}</pre>
</div>
{{/undo}}

"""#
}
