// Made by scripts/embed of Assets/templates/plan-edit.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesPlanEditMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
<form method="post" action="{{address}}" class="card" data-conditions>{{>csrf}}{{>approved}}
{{#problems}}{{>problems}}{{/problems}}
{{#needsRepository}}<div class="flash attention">{{w.plans.needsRepository}} <a href="/repositories/add?project={{project}}&amp;then=/plans/add">{{w.add.addRepository}}</a></div>{{/needsRepository}}
{{#isNew}}<input type="hidden" name="project" value="{{project}}">{{#then}}<input type="hidden" name="then" value="{{.}}">{{/then}}{{/isNew}}
{{#revision}}<input type="hidden" name="revision" value="{{.}}">{{/revision}}
{{#fields}}
{{>field}}
{{/fields}}
{{#groups}}
<details class="group"{{#isOpen}} open{{/isOpen}}>
<summary><b>{{title}}</b></summary>
<div class="row g-3 mt-1">
{{#fields}}
<div class="col-md-6 col-xl-4"{{#condition}} data-when="{{.}}"{{/condition}}>{{>field}}</div>
{{/fields}}
</div>
</details>
{{/groups}}
{{#mayChange}}
{{#isNew}}<button class="btn btn-primary">{{w.plans.add}}</button>{{/isNew}}
{{^isNew}}<button class="btn btn-primary" name="do" value="preview">{{w.plans.preview}}</button>{{/isNew}}
{{/mayChange}}
<a class="btn btn-outline-primary" href="{{back}}">{{w.frame.back}}</a>
</form>
{{#confirm}}
<form method="post" action="{{address}}/remove" class="card">{{>csrf}}{{>approved}}
<h2>{{w.plans.removeTitle}}</h2>
<p class="muted">{{w.plans.removeText}}</p>
{{#removal}}{{>problems}}{{/removal}}
<input type="hidden" name="revision" value="{{revision}}">
{{>confirm}}
<button class="btn btn-danger">{{w.plans.removeTitle}}</button>
</form>
{{/confirm}}

"""#
}
