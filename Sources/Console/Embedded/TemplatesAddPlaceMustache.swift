// Made by scripts/embed of Assets/templates/add-place.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesAddPlaceMustache = #"""
<h1>{{w.add.headline}}</h1>
<p class="sub">{{w.add.lead}} <a href="/instances/import?project={{project}}">{{w.add.toImport}}</a></p>
{{>setup-steps}}
<form method="post" action="/instances/add" class="card" data-probe="#probe" data-asking="{{w.add.asking}}">{{>csrf}}
<h2>{{w.add.stepPlace}}</h2>
{{#problems}}{{>problems}}{{/problems}}
<input type="hidden" name="project" value="{{project}}">
<div class="row g-3">
{{#fields}}
<div class="col-md-6">{{>field}}</div>
{{/fields}}
</div>
<div id="probe" aria-live="polite">
{{#probe}}{{>add-probe}}{{/probe}}
</div>
<button class="btn btn-primary">{{w.frame.proceed}}</button>
<button class="btn btn-outline-primary" name="do" value="test" formnovalidate>{{w.add.test}}</button>
{{#mayGoOn}}<button class="btn btn-outline-primary" name="do" value="anyway">{{w.add.anyway}}</button>{{/mayGoOn}}
</form>

"""#
}
