// Made by scripts/embed of Assets/templates/approval.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesApprovalMustache = #"""
{{#approval}}<input type="hidden" name="_approval" value="{{.}}">{{/approval}}

"""#
}
