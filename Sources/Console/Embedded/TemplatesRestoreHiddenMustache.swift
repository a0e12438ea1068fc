// Made by scripts/embed of Assets/templates/restore-hidden.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRestoreHiddenMustache = #"""
{{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/hidden}}

"""#
}
