// Made by scripts/embed of Assets/js/origin.js: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let jsOriginJs = #"""
// An address on this server, marked with data-origin, is shown with the server's name before it.
export function start(root) {
  for (const part of root.querySelectorAll("[data-origin]")) {
    if (part.dataset.watched || !part.textContent.startsWith("/")) continue;
    part.dataset.watched = "yes";
    part.textContent = location.origin + part.textContent;
  }
}

"""#
}
