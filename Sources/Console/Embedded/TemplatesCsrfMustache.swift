// Made by scripts/embed of Assets/templates/csrf.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesCsrfMustache = #"""
<input type="hidden" name="_csrf" value="{{f.csrf}}">

"""#
}
