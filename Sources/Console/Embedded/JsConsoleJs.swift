// Made by scripts/embed of Assets/js/console.js: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let jsConsoleJs = #"""
// Filled in below.

"""#
}
