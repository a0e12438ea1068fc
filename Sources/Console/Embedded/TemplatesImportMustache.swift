// Made by scripts/embed of Assets/templates/import.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesImportMustache = #"""
<h1>{{w.add.importHeading}}</h1>
<p class="sub">{{w.add.importLead}}</p>
<form method="post" action="/instances/import" enctype="multipart/form-data" class="card" data-drop="#list">{{>csrf}}
{{#problems}}{{>problems}}{{/problems}}
<input type="hidden" name="project" value="{{project}}">
<div class="mb-3 drop"><label class="form-label" for="list">{{w.add.importFile}}</label><input class="form-control" type="file" id="list" name="list" accept=".csv,text/csv"><div class="form-text">{{w.add.importFileHelp}}</div></div>
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.add.importTry}}</button>
</form>
<section class="card">
<h2>{{w.add.importSample}}</h2>
<pre id="sample" tabindex="0">{{sample}}</pre>
<button type="button" class="btn btn-outline-primary" data-copy="#sample" data-done="{{w.frame.copied}}">{{w.frame.copy}}</button>
<p class="muted mt-2">{{w.add.importColumns}} <code>name, host, port, user, secret, tls, site, tags</code></p>
</section>

"""#
}
