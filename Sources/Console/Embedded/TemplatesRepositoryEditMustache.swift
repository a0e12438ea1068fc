// Made by scripts/embed of Assets/templates/repository-edit.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRepositoryEditMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
<form method="post" action="{{address}}" class="card" data-conditions>{{>csrf}}{{>approved}}
{{#problems}}{{>problems}}{{/problems}}
{{#isNew}}<input type="hidden" name="project" value="{{project}}">{{#then}}<input type="hidden" name="then" value="{{.}}">{{/then}}{{/isNew}}
{{#revision}}<input type="hidden" name="revision" value="{{.}}">{{/revision}}
<div class="row g-3">
<div class="col-lg-6">
<h2>{{w.repositories.place}}</h2>
{{#first}}
{{>field}}
{{/first}}
</div>
<div class="col-lg-6">
<h2>{{w.repositories.key}}</h2>
<div class="flash attention">{{w.repositories.keyWarning}}</div>
{{#keysPath}}<p><a href="{{.}}">{{w.repositories.keysLink}}</a></p>{{/keysPath}}
{{#keys}}
<div{{#condition}} data-when="{{.}}"{{/condition}}>{{>field}}</div>
{{/keys}}
</div>
</div>
<details class="group">
<summary><b>{{w.repositories.more}}</b></summary>
<div class="row g-3 mt-1">
{{#rest}}
<div class="col-md-6">{{>field}}</div>
{{/rest}}
</div>
</details>
{{#mayChange}}<button class="btn btn-primary">{{#isNew}}{{w.repositories.add}}{{/isNew}}{{^isNew}}{{w.frame.save}}{{/isNew}}</button>{{/mayChange}}
<a class="btn btn-outline-primary" href="{{back}}">{{w.frame.back}}</a>
</form>
{{#confirm}}
<form method="post" action="{{address}}/remove" class="card">{{>csrf}}{{>approved}}
<h2>{{w.repositories.removeTitle}}</h2>
<p class="muted">{{w.repositories.removeText}}</p>
{{#removal}}{{>problems}}{{/removal}}
<input type="hidden" name="revision" value="{{revision}}">
{{>confirm}}
<button class="btn btn-danger">{{w.repositories.removeTitle}}</button>
</form>
{{/confirm}}

"""#
}
