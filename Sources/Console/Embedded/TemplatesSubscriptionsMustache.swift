// Made by scripts/embed of Assets/templates/subscriptions.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesSubscriptionsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.subscriptions.lead}}</p>
{{>tabs}}
<div class="card">
{{^subscriptions}}<p class="empty">{{empty}}</p>{{/subscriptions}}
{{#hasSubscriptions}}<div class="table-responsive"><table class="table" id="subscriptions" data-sortable>
<thead><tr><th scope="col">{{w.subscriptions.name}}</th><th scope="col">{{w.subscriptions.channel}}</th><th scope="col">{{w.subscriptions.from}}</th><th scope="col">{{w.subscriptions.kinds}}</th><th scope="col">{{w.subscriptions.limits}}</th><th scope="col">{{w.subscriptions.state}}</th></tr></thead>
<tbody>
{{#subscriptions}}<tr><th scope="row"><a href="{{path}}">{{name}}</a></th><td><a href="{{channelPath}}">{{channel}}</a></td><td>{{severity}}</td><td class="wrap">{{kinds}}</td><td class="wrap">{{limits}}</td><td><span class="chip {{tone}}">{{state}}</span></td></tr>
{{/subscriptions}}
</tbody></table></div>{{/hasSubscriptions}}
{{#more}}{{>more}}{{/more}}
</div>
{{#mayAdd}}
<details class="card"{{#isWrong}} open{{/isWrong}}>
<summary>{{w.subscriptions.add}}</summary>
<form method="post" action="/subscriptions">{{>csrf}}
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.subscriptions.add}}</button>
</form>
</details>
{{/mayAdd}}

"""#
}
