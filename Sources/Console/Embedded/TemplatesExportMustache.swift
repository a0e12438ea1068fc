// Made by scripts/embed of Assets/templates/export.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesExportMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}} · <a href="{{job}}">{{w.exports.watch}}</a></p>
{{#made}}
<div class="flash" role="status">
<b>{{w.exports.made}}</b>
<p class="mb-1"><code id="made-link" data-origin>{{path}}</code></p>
<button type="button" class="btn btn-outline-primary" data-copy="#made-link" data-done="{{w.frame.copied}}">{{w.frame.copy}}</button>
</div>
{{/made}}
<div class="card">
<h2>{{w.exports.file}}<span class="chip {{tone}}">{{state}}</span></h2>
<dl class="facts"><div><dt>{{w.exports.format}}</dt><dd>{{format}}</dd></div><div><dt>{{w.exports.at}}</dt><dd>{{moment}}</dd></div>{{#file}}<div><dt>{{w.exports.size}}</dt><dd>{{size}}</dd></div><div><dt>{{w.exports.tables}}</dt><dd>{{tables}}</dd></div><div><dt>{{w.exports.rowCount}}</dt><dd>{{rows}}</dd></div>{{/file}}{{#expiresAt}}<div><dt>{{w.exports.expires}}</dt><dd>{{>time}}</dd></div>{{/expiresAt}}</dl>
{{#file}}<p class="muted mt-2">{{name}} · <code>{{hash}}</code></p>{{/file}}
<h2 class="mt-3">{{w.exports.holds}}</h2>
<ul>
{{#parts}}<li><code>{{.}}</code></li>
{{/parts}}
</ul>
</div>
<div class="card">
<h2>{{w.exports.links}}</h2>
{{^hasLinks}}<p class="empty">{{w.exports.noLinks}}</p>{{/hasLinks}}
{{#hasLinks}}
<div class="table-responsive">
<table class="table" id="links">
<thead><tr><th scope="col">{{w.exports.state}}</th><th scope="col">{{w.exports.used}}</th><th scope="col">{{w.exports.usableFrom}}</th><th scope="col">{{w.exports.ends}}</th><th scope="col">{{w.exports.lastUse}}</th><th scope="col">{{w.exports.owner}}</th><th scope="col"><span class="visually-hidden">{{w.exports.revoke}}</span></th></tr></thead>
<tbody>
{{#links}}<tr><th scope="row"><span class="chip {{tone}}" title="{{id}}">{{state}}</span></th><td>{{used}}</td><td>{{addresses}}</td><td>{{#expiresAt}}{{>time}}{{/expiresAt}}</td><td>{{#usedAt}}{{>time}}{{/usedAt}}</td><td>{{owner}}</td><td class="num">{{#isOpen}}<form method="post" action="{{revoke}}">{{>csrf}}<input type="hidden" name="link" value="{{id}}"><button class="btn btn-sm btn-outline-primary">{{w.exports.revoke}}</button></form>{{/isOpen}}</td></tr>
{{/links}}
</tbody>
</table>
</div>
{{/hasLinks}}
{{#mayLink}}
<form method="post" action="{{path}}/links">{{>csrf}}
{{#approval}}<input type="hidden" name="_approval" value="{{.}}">{{/approval}}
<h2 class="mt-3">{{w.exports.makeLink}}</h2>
{{#linkProblems}}{{>problems}}{{/linkProblems}}
{{>approval-asked}}
{{#linkFields}}
{{>field}}
{{/linkFields}}
<button class="btn btn-primary">{{w.exports.makeLink}}</button>
</form>
{{/mayLink}}
</div>
{{#confirm}}
<form class="card mt-3" method="post" action="{{path}}/remove">{{>csrf}}
<h2>{{w.exports.takeBack}}</h2>
<p class="muted">{{w.exports.takeBackLead}}</p>
{{#removeProblems}}{{>problems}}{{/removeProblems}}
{{>confirm}}
<button class="btn btn-danger">{{w.exports.takeBack}}</button>
</form>
{{/confirm}}

"""#
}
