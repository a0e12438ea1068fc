// Made by scripts/embed of Assets/templates/import-preview.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesImportPreviewMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.add.importPreviewLead}}</p>
<form method="post" action="/instances/import/confirm" enctype="multipart/form-data" class="card">{{>csrf}}
<h2>{{w.add.importTitle}} <span>{{w.add.nothingYet}}</span></h2>
{{#problems}}{{>problems}}{{/problems}}
<input type="hidden" name="project" value="{{project}}"><input type="hidden" name="list" value="{{list}}">
{{#fields}}
{{>field}}
{{/fields}}
{{#canGoOn}}<button class="btn btn-primary">{{button}}</button>{{/canGoOn}}
<a class="btn btn-outline-primary" href="/instances/import?project={{project}}">{{w.add.importAgain}}</a>
</form>
<div class="card">
<input class="form-control filter" type="search" data-filter="rows" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive" tabindex="0"><table class="table" id="rows" data-sortable>
<thead><tr><th scope="col" class="num">{{w.add.line}}</th><th scope="col">{{w.add.name}}</th><th scope="col">{{w.add.outcome}}</th><th scope="col">{{w.add.details}}</th></tr></thead>
<tbody>
{{#rows}}<tr><td class="num">{{line}}</td><th scope="row">{{name}}</th><td><span class="chip {{tone}}">{{outcome}}</span></td><td>{{#changes}}<div>{{.}}</div>{{/changes}}{{#problems}}<div><code>{{path}}</code> {{message}} <span class="muted">{{hint}}</span></div>{{/problems}}</td></tr>
{{/rows}}
</tbody>
</table></div>
{{#rest}}<p class="muted">{{.}}</p>{{/rest}}
</div>

"""#
}
