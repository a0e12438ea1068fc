// Made by scripts/embed of Assets/templates/person.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesPersonMustache = #"""
<h1>{{name}} {{#chips}}<span class="chip {{tone}}">{{text}}</span> {{/chips}}</h1>
<p class="sub">{{lead}}</p>
<div class="card"><dl class="facts"><div><dt>{{w.people.since}}</dt><dd>{{#createdAt}}{{>time}}{{/createdAt}}</dd></div><div><dt>{{w.people.signedIn}}</dt><dd>{{#signedInAt}}{{>time}}{{/signedInAt}}{{^signedInAt}}{{w.frame.never}}{{/signedInAt}}</dd></div><div><dt>{{w.people.passwordSince}}</dt><dd>{{#passwordAt}}{{>time}}{{/passwordAt}}{{^passwordAt}}{{w.frame.none}}{{/passwordAt}}</dd></div><div><dt>{{w.people.factor}}</dt><dd>{{#hasFactor}}{{w.frame.yes}}{{/hasFactor}}{{^hasFactor}}{{w.frame.no}}{{/hasFactor}}</dd></div><div><dt>{{w.people.codesLeft}}</dt><dd>{{codesLeft}}</dd></div></dl>
<p class="actions mt-3"><a class="btn btn-outline-primary" href="{{auditPath}}">{{w.people.didWhat}}</a> <a class="btn btn-outline-primary" href="{{explainPath}}">{{w.people.mayWhat}}</a></p></div>
<div class="row g-3 mt-1">
<div class="col-lg-6">
{{#mayChange}}
<form class="card" method="post" action="{{path}}/change">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">
<h2>{{w.people.account}}</h2>
{{#changeProblems}}{{>problems}}{{/changeProblems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.frame.save}}</button>
</form>
{{/mayChange}}
{{#showsGrants}}
<div class="card">
<h2>{{w.access.grants}} <a href="{{grantPath}}">{{w.access.toGrants}}</a></h2>
{{^grants}}<p class="empty">{{w.people.noGrants}}</p>{{/grants}}
<ul class="plain">{{#grants}}<li><b>{{role}}</b> <span class="muted">{{place}}</span></li>
{{/grants}}</ul>
</div>
{{/showsGrants}}
</div>
<div class="col-lg-6">
{{#mayHelp}}
<div class="card">
<h2>{{w.people.signingIn}}</h2>
{{#mayUnlock}}<form method="post" action="{{path}}/unlock" class="need">{{>csrf}}<span class="dot warn" aria-hidden="true"></span><div><b>{{w.people.unlock}}</b><p>{{w.people.unlockText}}</p>{{#unlockProblems}}{{>problems}}{{/unlockProblems}}</div><button class="btn btn-outline-primary">{{w.people.unlock}}</button></form>{{/mayUnlock}}
{{#mayResetPassword}}<form method="post" action="{{path}}/reset-password" class="need">{{>csrf}}<span class="dot" aria-hidden="true"></span><div><b>{{w.people.resetPassword}}</b><p>{{w.people.resetPasswordText}}</p>{{#passwordProblems}}{{>problems}}{{/passwordProblems}}</div><button class="btn btn-outline-primary">{{w.people.resetPassword}}</button></form>{{/mayResetPassword}}
{{#mayResetFactor}}<form method="post" action="{{path}}/reset-factor" class="need">{{>csrf}}<span class="dot" aria-hidden="true"></span><div><b>{{w.people.resetFactor}}</b><p>{{w.people.resetFactorText}}</p>{{#factorProblems}}{{>problems}}{{/factorProblems}}</div><button class="btn btn-outline-primary">{{w.people.resetFactor}}</button></form>{{/mayResetFactor}}
</div>
{{/mayHelp}}
{{#mayRemove}}
<form class="card" method="post" action="{{path}}/remove">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">
<h2>{{w.people.remove}}</h2>
<p class="muted">{{w.people.removeText}}</p>
{{#removeProblems}}{{>problems}}{{/removeProblems}}
{{#confirm}}{{>confirm}}{{/confirm}}
<button class="btn btn-danger">{{w.people.remove}}</button>
</form>
{{/mayRemove}}
</div>
</div>
{{#showsSessions}}
<div class="card mt-3">
<h2>{{w.people.sessions}}</h2>
{{>sessions-table}}
</div>
{{/showsSessions}}

"""#
}
