// Made by scripts/embed of Assets/templates/add-probe.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesAddProbeMustache = #"""
<div class="flash{{#hint}} danger{{/hint}}"><span class="chip {{tone}}">{{title}}</span> <code>{{address}}</code> {{detail}}
{{#known}}<div><a href="{{knownAddress}}">{{.}}</a></div>{{/known}}
{{#hint}}<div>{{.}}</div>{{/hint}}
</div>

"""#
}
