// Made by scripts/embed of Assets/templates/deliveries-table.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesDeliveriesTableMustache = #"""
{{^deliveries}}<p class="empty">{{w.subscriptions.noDeliveries}}</p>{{/deliveries}}
{{#hasDeliveries}}<div class="table-responsive"><table class="table" id="deliveries" data-sortable>
<thead><tr><th scope="col">{{w.subscriptions.when}}</th><th scope="col">{{w.subscriptions.channel}}</th><th scope="col">{{w.subscriptions.event}}</th><th scope="col">{{w.subscriptions.purpose}}</th><th scope="col">{{w.subscriptions.state}}</th><th scope="col" class="num">{{w.subscriptions.tries}}</th><th scope="col">{{w.subscriptions.next}}</th><th scope="col">{{w.subscriptions.failure}}</th></tr></thead>
<tbody>
{{#deliveries}}<tr><td class="nowrap">{{#createdAt}}{{>time}}{{/createdAt}}</td><th scope="row"><a href="{{channelPath}}">{{channel}}</a></th><td>{{event}}</td><td>{{purpose}}</td><td><span class="chip {{tone}}">{{state}}</span></td><td class="num">{{tries}}</td><td>{{#nextTryAt}}{{>time}}{{/nextTryAt}}</td><td class="wrap">{{failure}} {{#replayPath}}<form method="post" action="{{.}}" class="inline-form">{{>csrf}}{{#problems}}{{>problems}}{{/problems}}<button class="btn btn-outline-primary">{{w.subscriptions.replay}}</button></form>{{/replayPath}}</td></tr>
{{/deliveries}}
</tbody></table></div>{{/hasDeliveries}}

"""#
}
