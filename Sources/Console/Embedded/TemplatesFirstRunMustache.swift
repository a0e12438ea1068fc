// Made by scripts/embed of Assets/templates/first-run.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesFirstRunMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.sign.firstLead}}</p>
<div class="row g-3">
<div class="col-lg-7"><div class="card">
{{#steps}}
<div class="need"><span class="dot{{#isDone}} ok{{/isDone}}{{^isDone}} warn{{/isDone}}" aria-hidden="true"></span><div><b>{{title}}</b> {{#isDone}}<span class="chip ok">{{w.frame.done}}</span>{{/isDone}}<p>{{text}}</p></div><a class="btn {{#isNext}}btn-primary{{/isNext}}{{^isNext}}btn-outline-primary{{/isNext}}" href="{{address}}">{{w.sign.open}}</a></div>
{{/steps}}
<p><a class="btn btn-outline-primary" href="/">{{w.sign.skip}}</a></p>
</div></div>
{{#mayChangePassword}}
<div class="col-lg-5"><form class="card" method="post" action="/first-run/password">{{>csrf}}
<h2>{{w.sign.stepPassword}}</h2>
<p class="muted">{{w.sign.stepPasswordText}}</p>
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-outline-primary">{{w.sign.changePassword}}</button>
</form></div>
{{/mayChangePassword}}
</div>

"""#
}
