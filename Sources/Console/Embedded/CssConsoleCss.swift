// Made by scripts/embed of Assets/css/console.css: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let cssConsoleCss = #"""
/* Filled in below. */

"""#
}
