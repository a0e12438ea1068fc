// Made by scripts/embed of Assets/templates/search.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesSearchMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.search.hint}}</p>
<form method="get" action="/search" class="card" role="search">
<div class="row g-2"><div class="col"><label class="visually-hidden" for="again">{{w.frame.search}}</label><input class="form-control" id="again" name="q" type="search" value="{{text}}" maxlength="200"></div><div class="col-auto"><button class="btn btn-primary">{{w.frame.search}}</button></div></div>
</form>
{{^isEmpty}}
<div class="card">
<table class="table" id="hits" data-sortable>
<thead><tr><th scope="col">{{w.search.kind}}</th><th scope="col">{{w.search.name}}</th><th scope="col">{{w.search.project}}</th></tr></thead>
<tbody>
{{#rows}}<tr><td>{{kind}}</td><th scope="row"><a href="{{address}}">{{name}}</a></th><td>{{project}}</td></tr>
{{/rows}}
</tbody>
</table>
{{#more}}<p class="muted">{{.}}</p>{{/more}}
</div>
{{/isEmpty}}

"""#
}
