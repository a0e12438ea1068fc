// On a small screen the menu begins folded.
export function start(root) {
  const fold = root.querySelector(".menu-fold");
  if (fold && !fold.dataset.watched) {
    fold.dataset.watched = "yes";
    const small = matchMedia("(max-width: 800px)");
    fold.open = !small.matches;
    small.addEventListener("change", () => { fold.open = !small.matches; });
    // On a large one it stays open.
    fold.addEventListener("toggle", () => { if (!small.matches) fold.open = true; });
  }
}
