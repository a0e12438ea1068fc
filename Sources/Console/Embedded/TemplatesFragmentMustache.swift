// Made by scripts/embed of Assets/templates/fragment.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesFragmentMustache = #"""
{{#page}}{{>*template}}{{/page}}

"""#
}
