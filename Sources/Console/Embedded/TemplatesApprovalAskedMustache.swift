// Made by scripts/embed of Assets/templates/approval-asked.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesApprovalAskedMustache = #"""
{{#asked}}<p class="flash attention">{{w.restore.askedNote}} <a href="{{.}}">{{w.restore.askedLink}}</a></p>{{/asked}}

"""#
}
