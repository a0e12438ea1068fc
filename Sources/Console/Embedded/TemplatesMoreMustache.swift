// Made by scripts/embed of Assets/templates/more.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesMoreMustache = #"""
<nav class="more"><a class="btn btn-outline-primary" href="{{first}}">{{w.frame.first}}</a> <a class="btn btn-outline-primary" href="{{address}}" rel="next">{{w.frame.next}}</a></nav>

"""#
}
