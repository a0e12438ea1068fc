// Made by scripts/embed of Assets/templates/export-form.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesExportFormMustache = #"""
<h1>{{w.exports.newTitle}}</h1>
<p class="sub">{{w.exports.formLead}}</p>
{{#isEmpty}}<p class="empty">{{w.exports.noInstances}}</p>{{/isEmpty}}
{{^isEmpty}}
<form method="post" action="/exports/new?project={{project}}">{{>csrf}}
{{#approval}}<input type="hidden" name="_approval" value="{{.}}">{{/approval}}
{{#problems}}{{>problems}}{{/problems}}
<div class="row g-3">
<div class="col-lg-6"><div class="card">
<h2>{{w.exports.what}}</h2>
{{#whatFields}}
{{>field}}
{{/whatFields}}
</div></div>
<div class="col-lg-6"><div class="card">
<h2>{{w.exports.only}}</h2>
{{#partFields}}
{{>field}}
{{/partFields}}
</div>
<div class="card">
<h2>{{w.exports.lock}}</h2>
{{#lockFields}}
{{>field}}
{{/lockFields}}
<button class="btn btn-primary">{{w.exports.begin}}</button>
</div></div>
</div>
</form>
{{/isEmpty}}

"""#
}
