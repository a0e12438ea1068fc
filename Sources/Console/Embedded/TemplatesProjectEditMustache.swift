// Made by scripts/embed of Assets/templates/project-edit.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesProjectEditMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.projects.lead}}</p>
<form method="post" action="{{address}}/edit" class="card">{{>csrf}}{{>approved}}
{{#problems}}{{>problems}}{{/problems}}
<input type="hidden" name="revision" value="{{revision}}">
{{#fields}}
{{>field}}
{{/fields}}
{{#mayChange}}<button class="btn btn-primary">{{w.frame.save}}</button>{{/mayChange}}
<a class="btn btn-outline-primary" href="/projects">{{w.frame.back}}</a>
</form>
{{#confirm}}
<form method="post" action="{{address}}/remove" class="card">{{>csrf}}{{>approved}}
<h2>{{w.projects.removeTitle}}</h2>
<p class="muted">{{w.projects.removeText}}</p>
{{#removal}}{{>problems}}{{/removal}}
<input type="hidden" name="revision" value="{{revision}}">
{{>confirm}}
<button class="btn btn-danger">{{w.projects.removeTitle}}</button>
</form>
{{/confirm}}

"""#
}
