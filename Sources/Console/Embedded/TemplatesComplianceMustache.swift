// Made by scripts/embed of Assets/templates/compliance.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesComplianceMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
<div class="card">
<dl class="facts">{{#counts}}<div><dt>{{label}}</dt><dd>{{number}}</dd></div>{{/counts}}</dl>
<form method="get" action="/compliance" class="mt-3">
<div class="row g-2">
{{#fields}}<div class="col-md-4">
{{>field}}
</div>
{{/fields}}
</div>
<p class="actions"><button class="btn btn-primary">{{w.compliance.show}}</button> <a class="btn btn-outline-primary" href="{{downloadPath}}">{{w.compliance.download}}</a></p>
</form>
<p class="muted">{{w.compliance.print}}</p>
</div>
<div class="card">
<h2>{{setTitle}} <small>{{w.compliance.controls}}</small></h2>
{{#note}}<p class="muted">{{.}}</p>{{/note}}
{{#controls}}<div class="need"><span class="dot {{tone}}" aria-hidden="true"></span><div><b>{{title}}</b> <span class="chip {{tone}}">{{state}}</span><p>{{text}}</p>{{#limits}}<p>{{.}}</p>{{/limits}}
{{#hasOpen}}<ul class="plain">{{#open}}<li><span class="chip {{tone}}">{{state}}</span> {{#path}}<a href="{{.}}">{{subject}}</a>{{/path}}{{^path}}{{subject}}{{/path}} · {{fact}} · {{found}}</li>
{{/open}}</ul>{{/hasOpen}}
{{^hasOpen}}<p>{{w.compliance.nothingOpen}}</p>{{/hasOpen}}</div><span></span></div>
{{/controls}}
</div>
<div class="card">
<h2>{{w.compliance.instances}}</h2>
{{^instances}}<p class="empty">{{w.compliance.noInstances}}</p>{{/instances}}
{{#hasInstances}}<input class="form-control filter" type="search" data-filter="instances" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive"><table class="table" id="instances" data-sortable>
<thead><tr><th scope="col">{{w.compliance.instance}}</th><th scope="col">{{w.compliance.plan}}</th><th scope="col">{{w.compliance.window}}</th><th scope="col">{{w.compliance.rpo}}</th><th scope="col">{{w.compliance.drill}}</th><th scope="col">{{w.compliance.stores}}</th><th scope="col" class="num">{{w.compliance.open}}</th></tr></thead>
<tbody>
{{#instances}}<tr><th scope="row"><a href="{{path}}">{{name}}</a></th><td>{{plan}}</td><td>{{#from}}{{>time}}{{/from}}</td><td>{{rpo}}</td><td>{{#drill}}<span class="chip {{tone}}">{{state}}</span> {{#endedAt}}{{>time}}{{/endedAt}}{{/drill}}{{^drill}}{{w.frame.never}}{{/drill}}</td><td class="wrap">{{stores}}</td><td class="num">{{open}}</td></tr>
{{/instances}}
</tbody></table></div>{{/hasInstances}}
</div>
<div class="row g-3 mt-1">
<div class="col-lg-6"><div class="card"><h2>{{w.compliance.rights}}</h2>
<table class="table"><thead><tr><th scope="col">{{w.access.role}}</th><th scope="col" class="num">{{w.compliance.people}}</th><th scope="col" class="num">{{w.compliance.groups}}</th><th scope="col" class="num">{{w.compliance.tokens}}</th></tr></thead><tbody>
{{#roles}}<tr><th scope="row">{{role}}</th><td class="num">{{people}}</td><td class="num">{{groups}}</td><td class="num">{{tokens}}</td></tr>
{{/roles}}
</tbody></table></div></div>
<div class="col-lg-6"><div class="card"><h2>{{w.audit.title}} <span class="chip {{auditTone}}">{{auditState}}</span></h2>
<dl class="facts"><div><dt>{{w.audit.entries}}</dt><dd>{{auditEntries}}</dd></div><div><dt>{{w.audit.checked}}</dt><dd>{{#auditAt}}{{>time}}{{/auditAt}}{{^auditAt}}{{w.frame.never}}{{/auditAt}}</dd></div></dl></div></div>
</div>
<p class="muted mt-3">{{w.compliance.explanation}}</p>

"""#
}
