// Made by scripts/embed of Assets/templates/deliveries.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesDeliveriesMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.subscriptions.deliveriesLead}}</p>
{{>tabs}}
<form class="card" method="get" action="/deliveries">
<div class="row g-2">
{{#fields}}<div class="col-md-4">
{{>field}}
</div>
{{/fields}}
</div>
<button class="btn btn-primary">{{w.frame.filter}}</button>
</form>
<div class="card">
{{>deliveries-table}}
{{#more}}{{>more}}{{/more}}
</div>

"""#
}
