// Made by scripts/embed of Assets/templates/channel.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesChannelMustache = #"""
<h1>{{name}} <span class="chip">{{kind}}</span></h1>
<p class="sub">{{lead}}</p>
<p><a href="/channels">{{w.subscriptions.toChannels}}</a></p>
{{#mayManage}}
<div class="row g-3">
<div class="col-lg-7"><form class="card" method="post" action="{{path}}/change">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">
{{#changeProblems}}{{>problems}}{{/changeProblems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.frame.save}}</button>
</form></div>
<div class="col-lg-5">
<form class="card" method="post" action="{{path}}/test">{{>csrf}}
<h2>{{w.subscriptions.test}}</h2>
<p class="muted">{{w.subscriptions.testText}}</p>
{{#testProblems}}{{>problems}}{{/testProblems}}
<button class="btn btn-outline-primary">{{w.subscriptions.test}}</button>
</form>
<form class="card" method="post" action="{{path}}/remove">{{>csrf}}<input type="hidden" name="revision" value="{{revision}}">
<h2>{{w.subscriptions.removeChannel}}</h2>
<p class="muted">{{w.subscriptions.removeChannelText}}</p>
{{#removeProblems}}{{>problems}}{{/removeProblems}}
{{#confirm}}{{>confirm}}{{/confirm}}
<button class="btn btn-danger">{{w.subscriptions.removeChannel}}</button>
</form>
</div>
</div>
<div class="card mt-3">
<h2>{{w.subscriptions.deliveries}} <a href="{{deliveriesPath}}">{{w.subscriptions.toDeliveries}}</a></h2>
{{>deliveries-table}}
</div>
{{/mayManage}}

"""#
}
