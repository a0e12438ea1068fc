// Made by scripts/embed of Assets/templates/help.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesHelpMustache = #"""
<h1>{{w.help.headline}}</h1>
<div class="row g-3 mt-1">
<section class="col-lg-6"><div class="card">
<h2>{{w.help.keys}}</h2>
<table class="table"><thead><tr><th scope="col">{{w.help.key}}</th><th scope="col">{{w.help.does}}</th></tr></thead><tbody>
{{#keys}}<tr><td><kbd>{{keys}}</kbd></td><td>{{does}}</td></tr>
{{/keys}}
</tbody></table>
</div></section>
<section class="col-lg-6"><div class="card">
<h2>{{w.help.words}}</h2>
<ul class="plain">
{{#words}}<li>{{.}}</li>
{{/words}}
</ul>
<h2>{{w.help.more}}</h2>
<p>{{w.help.api}} <a href="/api/v1/openapi.json"><code>/api/v1/openapi.json</code></a></p>
</div></section>
</div>

"""#
}
