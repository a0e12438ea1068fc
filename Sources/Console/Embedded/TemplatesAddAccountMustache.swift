// Made by scripts/embed of Assets/templates/add-account.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesAddAccountMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{place}} · <a href="{{address}}/edit">{{w.add.changeAddress}}</a></p>
{{>setup-steps}}
<div class="row g-3">
<div class="col-lg-6"><section class="card">
<h2>{{w.add.sqlTitle}} {{#account}}{{#server}}<span>{{.}}</span>{{/server}}{{/account}}</h2>
<p class="muted">{{w.add.sqlLead}}</p>
{{#account}}
{{#sql}}<pre id="account-sql" tabindex="0">{{.}}</pre>
<button type="button" class="btn btn-outline-primary" data-copy="#account-sql" data-done="{{w.frame.copied}}">{{w.frame.copy}}</button>{{/sql}}
{{#message}}<div class="flash attention">{{.}} {{hint}}</div>{{/message}}
<ul class="plain mt-2">
{{#notes}}<li class="muted">{{.}}</li>
{{/notes}}
</ul>
{{/account}}
<form method="get" action="?"><label class="form-label" for="from">{{w.add.from}}</label><div class="row g-2"><div class="col"><input class="form-control" id="from" name="from" value="{{from}}" maxlength="255"></div><div class="col-auto"><button class="btn btn-outline-primary">{{w.add.show}}</button></div></div></form>
</section></div>
<div class="col-lg-6"><form method="post" action="{{address}}/setup" class="card">{{>csrf}}
<h2>{{w.add.accountCard}}</h2>
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
{{^mayKeep}}<p class="muted">{{w.add.mayNotKeep}}</p>{{/mayKeep}}
<button class="btn {{#isReady}}btn-outline-primary{{/isReady}}{{^isReady}}btn-primary{{/isReady}}">{{w.add.check}}</button>
</form></div>
</div>
{{#check}}
{{>check}}
{{/check}}
<p class="mt-3"><a class="btn {{#isReady}}btn-primary{{/isReady}}{{^isReady}}btn-outline-primary{{/isReady}}" href="{{address}}/setup/plan">{{#isReady}}{{w.frame.proceed}}{{/isReady}}{{^isReady}}{{w.add.unready}}{{/isReady}}</a></p>

"""#
}
