// Made by scripts/embed of Assets/templates/tabs.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesTabsMustache = #"""
<nav class="tabs" aria-label="{{w.access.parts}}">{{#tabs}}<a class="pill" href="{{path}}"{{#isHere}} aria-current="page"{{/isHere}}>{{name}}</a> {{/tabs}}</nav>

"""#
}
