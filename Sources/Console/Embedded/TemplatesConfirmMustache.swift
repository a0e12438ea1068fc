// Made by scripts/embed of Assets/templates/confirm.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesConfirmMustache = #"""
<div data-confirm="{{placeholder}}">
{{>field}}
</div>

"""#
}
