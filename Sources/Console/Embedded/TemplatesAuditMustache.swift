// Made by scripts/embed of Assets/templates/audit.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesAuditMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
<div class="card">
<h2>{{w.audit.proof}} <span class="chip {{tone}}">{{proof}}</span></h2>
{{#problem}}<div class="flash danger" role="alert">{{.}}</div>{{/problem}}
<dl class="facts"><div><dt>{{w.audit.entries}}</dt><dd>{{last}}</dd></div><div><dt>{{w.audit.checkpoint}}</dt><dd>{{signed}}</dd></div><div><dt>{{w.audit.checked}}</dt><dd>{{#verifiedAt}}{{>time}}{{/verifiedAt}}{{^verifiedAt}}{{w.frame.never}}{{/verifiedAt}}</dd></div><div><dt>{{w.audit.kept}}</dt><dd>{{kept}}</dd></div></dl>
<p class="mt-3"><b>{{w.audit.copies}}</b></p>
{{^copies}}<p class="empty">{{w.audit.noCopies}}</p>{{/copies}}
<ul class="plain">{{#copies}}<li><span class="dot {{tone}}" aria-hidden="true"></span> {{text}} {{#storedAt}}{{>time}}{{/storedAt}} {{failure}}</li>
{{/copies}}</ul>
<p class="muted">{{w.audit.key}} <code class="wrap">{{publicKey}}</code></p>
<form method="post" action="/audit/verify" class="inline-form">{{>csrf}}<button class="btn btn-outline-primary">{{w.audit.verify}}</button></form>
{{#mayRetain}}<form method="post" action="/audit/retention" class="mt-3">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">
{{#retentionProblems}}{{>problems}}{{/retentionProblems}}
{{#retentionFields}}
{{>field}}
{{/retentionFields}}
<button class="btn btn-outline-primary">{{w.frame.save}}</button></form>{{/mayRetain}}
</div>
<form class="card" method="get" action="/audit" role="search">
<h2>{{w.audit.search}}</h2>
{{#problems}}{{>problems}}{{/problems}}
<div class="row g-2">
{{#fields}}<div class="col-md-4 col-lg-3">
{{>field}}
</div>
{{/fields}}
</div>
<p class="actions"><button class="btn btn-primary">{{w.audit.search}}</button> <a class="btn btn-outline-primary" href="{{linesPath}}">{{w.audit.exportLines}}</a> <a class="btn btn-outline-primary" href="{{tablePath}}">{{w.audit.exportTable}}</a></p>
<p class="muted">{{w.audit.exportHint}}</p>
</form>
<div class="card">
<h2>{{w.audit.found}}</h2>
{{^entries}}<p class="empty">{{nothing}}</p>{{/entries}}
<div class="table-responsive">
<table class="table" id="entries">
<thead><tr><th scope="col" class="num">{{w.audit.number}}</th><th scope="col">{{w.audit.when}}</th><th scope="col">{{w.audit.who}}</th><th scope="col">{{w.audit.what}}</th><th scope="col">{{w.audit.about}}</th><th scope="col">{{w.audit.result}}</th><th scope="col">{{w.audit.address}}</th><th scope="col">{{w.audit.details}}</th></tr></thead>
<tbody>
{{#entries}}<tr id="entry-{{number}}"><td class="num">{{number}}</td><td class="nowrap">{{#at}}{{>time}}{{/at}}</td><th scope="row"><a href="{{whoPath}}">{{who}}</a></th><td><code>{{function}}</code></td><td class="wrap">{{about}}</td><td><span class="chip {{tone}}">{{result}}</span> {{#code}}<code>{{.}}</code>{{/code}}</td><td>{{address}}</td><td><details><summary>{{w.audit.details}}</summary>{{#parts}}<div><span class="muted">{{label}}</span> <span class="wrap">{{value}}</span></div>{{/parts}}{{#changes}}<pre>{{.}}</pre>{{/changes}}</details></td></tr>
{{/entries}}
</tbody>
</table>
</div>
{{#more}}{{>more}}{{/more}}
</div>

"""#
}
