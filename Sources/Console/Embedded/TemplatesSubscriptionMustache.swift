// Made by scripts/embed of Assets/templates/subscription.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesSubscriptionMustache = #"""
<h1>{{name}} <span class="chip {{tone}}">{{state}}</span></h1>
<p class="sub">{{lead}}</p>
<p><a href="/subscriptions">{{w.subscriptions.toAll}}</a></p>
{{#mayChange}}
<div class="row g-3">
<div class="col-lg-7"><form class="card" method="post" action="{{path}}/change">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">
{{#changeProblems}}{{>problems}}{{/changeProblems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.frame.save}}</button>
</form></div>
<div class="col-lg-5"><form class="card" method="post" action="{{path}}/test">{{>csrf}}
<h2>{{w.subscriptions.test}}</h2>
<p class="muted">{{w.subscriptions.testText}} <a href="{{channelPath}}">{{channel}}</a></p>
{{#testProblems}}{{>problems}}{{/testProblems}}
<button class="btn btn-outline-primary">{{w.subscriptions.test}}</button>
</form>
<form class="card" method="post" action="{{path}}/remove">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">
<h2>{{w.subscriptions.remove}}</h2>
<p class="muted">{{w.subscriptions.removeText}}</p>
{{#removeProblems}}{{>problems}}{{/removeProblems}}
{{#confirm}}{{>confirm}}{{/confirm}}
<button class="btn btn-danger">{{w.subscriptions.remove}}</button>
</form></div>
</div>
{{/mayChange}}
{{^mayChange}}
<div class="card"><dl>{{#facts}}<dt>{{label}}</dt><dd>{{value}}</dd>{{/facts}}</dl></div>
{{/mayChange}}

"""#
}
