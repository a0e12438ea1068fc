// Made by scripts/embed of Assets/templates/back.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesBackMustache = #"""
<input type="hidden" name="_csrf" value="{{f.csrf}}"><input type="hidden" name="return" value="{{f.address}}">

"""#
}
