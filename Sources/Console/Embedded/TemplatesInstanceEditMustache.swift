// Made by scripts/embed of Assets/templates/instance-edit.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesInstanceEditMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{place}} · <a href="{{address}}/setup">{{w.add.toAccount}}</a> · <a href="{{address}}/setup/plan">{{w.add.toPlan}}</a></p>
<form method="post" action="{{address}}/edit" class="card">{{>csrf}}{{>approved}}
<h2>{{w.add.stepPlace}}</h2>
{{#problems}}{{>problems}}{{/problems}}
<input type="hidden" name="revision" value="{{revision}}">
<div class="row g-3">
{{#fields}}
<div class="col-md-6">{{>field}}</div>
{{/fields}}
</div>
{{#mayChange}}<button class="btn btn-primary">{{w.frame.save}}</button>{{/mayChange}}
<a class="btn btn-outline-primary" href="{{address}}">{{w.frame.back}}</a>
</form>
{{#mayKeep}}
<form method="post" action="{{address}}/password" class="card">{{>csrf}}{{>approved}}
<h2>{{w.add.passwordTitle}}</h2>
{{#passwordProblems}}{{>problems}}{{/passwordProblems}}
{{#passwords}}
{{>field}}
{{/passwords}}
<button class="btn btn-outline-primary">{{w.add.keepPassword}}</button>
</form>
{{/mayKeep}}
{{#confirm}}
<form method="post" action="{{address}}/remove" class="card">{{>csrf}}{{>approved}}
<h2>{{w.add.removeTitle}}</h2>
<p class="muted">{{w.add.removeText}}</p>
{{#removal}}{{>problems}}{{/removal}}
<input type="hidden" name="revision" value="{{revision}}">
{{>confirm}}
<button class="btn btn-danger">{{w.add.removeTitle}}</button>
</form>
{{/confirm}}

"""#
}
