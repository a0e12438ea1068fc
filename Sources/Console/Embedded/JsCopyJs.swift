// Made by scripts/embed of Assets/js/copy.js: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let jsCopyJs = #"""
// A button with data-copy="#id" copies the text of that element, and says so in the word of data-done.
export function start(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    if (button.dataset.watched) continue;
    button.dataset.watched = "yes";
    const word = button.textContent;
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      const source = document.querySelector(button.dataset.copy);
      if (!source) return;
      const text = "value" in source ? source.value : source.textContent;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // Without TLS there is no clipboard for scripts: the text is selected, and the keys copy it.
        getSelection().selectAllChildren(source);
        return;
      }
      button.textContent = button.dataset.done || word;
      setTimeout(() => { button.textContent = word; }, 1500);
    });
  }
}

"""#
}
