// Made by scripts/embed of Assets/templates/settings.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesSettingsMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.settings.lead}}</p>
<div class="row g-3">
<div class="col-lg-5"><form method="post" action="/preferences" class="card">{{>back}}
<h2>{{w.settings.console}}</h2>
{{#fields}}
{{>field}}
{{/fields}}
<p class="muted">{{w.settings.zone}}: {{zone}}. {{w.settings.zoneHelp}}</p>
<button class="btn btn-primary">{{w.frame.save}}</button>
</form></div>
<div class="col-lg-7"><section class="card">
<h2>{{w.settings.service}}</h2>
<p class="muted">{{w.settings.serviceText}}</p>
<table class="table"><thead><tr><th scope="col">{{w.settings.setting}}</th><th scope="col">{{w.settings.value}}</th><th scope="col">{{w.settings.key}}</th></tr></thead><tbody>
{{#facts}}<tr><th scope="row">{{name}}</th><td>{{value}}</td><td>{{#key}}<code>{{.}}</code>{{/key}}</td></tr>
{{/facts}}
</tbody></table>
</section></div>
</div>
<section class="card">
<h2>{{w.settings.elsewhere}}</h2>
<table class="table"><tbody>
{{#places}}<tr><th scope="row"><a href="{{path}}">{{name}}</a></th><td>{{text}}</td></tr>
{{/places}}
</tbody></table>
</section>

"""#
}
