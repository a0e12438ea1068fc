// Made by scripts/embed of Assets/templates/time.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesTimeMustache = #"""
<time datetime="{{iso}}" title="{{utc}}"{{#isAge}} data-age{{/isAge}}>{{text}}</time>
"""#
}
