// Made by scripts/embed of Assets/templates/restore-what.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRestoreWhatMustache = #"""
{{>restore-steps}}
<form class="card mt-3" method="get" action="{{path}}">
{{>restore-hidden}}
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.frame.proceed}}</button>
</form>

"""#
}
