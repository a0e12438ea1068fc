// A destructive form stays shut until the name of what it destroys is typed.
export function start(root) {
  for (const part of root.querySelectorAll("[data-confirm]")) {
    const form = part.closest("form");
    const input = part.querySelector("input");
    const button = form?.querySelector("button:not([type=button])");
    if (!form || !input || !button || form.dataset.watched) continue;
    form.dataset.watched = "yes";
    const update = () => { button.disabled = input.value !== part.dataset.confirm; };
    input.addEventListener("input", update);
    update();
  }
}
