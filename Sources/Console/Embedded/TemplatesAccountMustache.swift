// Made by scripts/embed of Assets/templates/account.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesAccountMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
{{#isForeign}}<div class="card"><p class="empty">{{w.account.foreign}}</p></div>{{/isForeign}}
{{^isForeign}}
<div class="row g-3">
<div class="col-lg-6">
<form class="card" method="post" action="/account/password">{{>csrf}}
<h2>{{w.account.password}}</h2>
{{#passwordProblems}}{{>problems}}{{/passwordProblems}}
{{#passwordFields}}
{{>field}}
{{/passwordFields}}
<p class="muted">{{w.account.passwordEnds}}</p>
<button class="btn btn-primary">{{w.account.changePassword}}</button>
</form>
</div>
<div class="col-lg-6">
{{^hasFactor}}
<form class="card" method="post" action="/account/factor/begin">{{>csrf}}
<h2>{{w.account.factor}} <span class="chip warn">{{w.frame.no}}</span></h2>
<p class="muted">{{w.account.factorWhy}}</p>
{{#factorProblems}}{{>problems}}{{/factorProblems}}
{{#factorFields}}
{{>field}}
{{/factorFields}}
<button class="btn btn-primary">{{w.account.beginFactor}}</button>
</form>
{{/hasFactor}}
{{#hasFactor}}
<form class="card" method="post" action="/account/recovery-codes">{{>csrf}}
<h2>{{w.account.codes}} <span class="chip ok">{{w.account.factorOn}}</span></h2>
<p class="muted">{{w.account.renewText}}</p>
{{#factorProblems}}{{>problems}}{{/factorProblems}}
{{#factorFields}}
{{>field}}
{{/factorFields}}
<p class="actions"><button class="btn btn-primary">{{w.account.renew}}</button> <button class="btn btn-danger" formaction="/account/factor/remove">{{w.account.removeFactor}}</button></p>
</form>
{{/hasFactor}}
</div>
</div>
{{/isForeign}}
<div class="card mt-3">
<h2>{{w.people.sessions}}</h2>
{{>sessions-table}}
{{#more}}{{>more}}{{/more}}
</div>

"""#
}
