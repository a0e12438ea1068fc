// Made by scripts/embed of Assets/templates/channels.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesChannelsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.subscriptions.channelsLead}}</p>
{{>tabs}}
<div class="card">
{{^channels}}<p class="empty">{{w.subscriptions.noChannels}}</p>{{/channels}}
{{#hasChannels}}<div class="table-responsive"><table class="table" id="channels" data-sortable>
<thead><tr><th scope="col">{{w.subscriptions.name}}</th><th scope="col">{{w.subscriptions.kind}}</th><th scope="col">{{w.subscriptions.host}}</th><th scope="col">{{w.subscriptions.language}}</th><th scope="col">{{w.subscriptions.since}}</th><th scope="col">{{w.subscriptions.test}}</th></tr></thead>
<tbody>
{{#channels}}<tr><th scope="row"><a href="{{path}}">{{name}}</a></th><td>{{kind}}</td><td>{{host}}</td><td>{{language}}</td><td>{{#createdAt}}{{>time}}{{/createdAt}}</td><td>{{#mayManage}}<form method="post" action="{{path}}/test" class="inline-form">{{>csrf}}<button class="btn btn-outline-primary" aria-label="{{w.subscriptions.test}} {{name}}">{{w.subscriptions.test}}</button></form>{{/mayManage}}</td></tr>
{{/channels}}
</tbody></table></div>{{/hasChannels}}
{{#more}}{{>more}}{{/more}}
</div>
{{#mayManage}}
<div class="card">
<p class="actions"><a class="btn btn-outline-primary" href="/channels?add=hook">{{w.subscriptions.addHook}}</a> <a class="btn btn-outline-primary" href="/channels?add=mail">{{w.subscriptions.addMail}}</a></p>
{{#form}}
<form method="post" action="/channels">{{>csrf}}
<h2>{{title}}</h2>
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.frame.add}}</button>
</form>
{{/form}}
</div>
{{/mayManage}}

"""#
}
