// Made by scripts/embed of Assets/templates/restore-place.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRestorePlaceMustache = #"""
{{>restore-steps}}
<form class="card mt-3" method="post" action="{{path}}/plan">{{>csrf}}
{{>restore-hidden}}
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.restore.see}}</button> <span class="muted">{{w.restore.unchanged}}</span>
</form>

"""#
}
