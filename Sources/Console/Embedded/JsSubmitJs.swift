// Made by scripts/embed of Assets/js/submit.js: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let jsSubmitJs = #"""
// A choice that acts at once.
export function start(root) {
  for (const select of root.querySelectorAll("select[data-submit]")) {
    if (select.dataset.watched) continue;
    select.dataset.watched = "yes";
    select.addEventListener("change", () => select.form?.requestSubmit());
  }
}

"""#
}
