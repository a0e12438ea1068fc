// Made by scripts/embed of Assets/templates/approved.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesApprovedMustache = #"""
{{#approval}}<input type="hidden" name="_approval" value="{{.}}">{{/approval}}

"""#
}
