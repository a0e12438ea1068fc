// A form with data-drop="#input": a file that is dropped on it is the file of that input.
export function start(root) {
  for (const form of root.querySelectorAll("form[data-drop]")) {
    if (form.dataset.dropping) continue;
    form.dataset.dropping = "yes";
    const input = form.querySelector(form.dataset.drop);
    if (!input) continue;
    form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      if (event.dataTransfer?.files.length !== 1) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
