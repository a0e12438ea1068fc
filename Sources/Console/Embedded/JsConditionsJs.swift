// Made by scripts/embed of Assets/js/conditions.js: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let jsConditionsJs = #"""
// In a form with data-conditions, what has data-when="field=value" is there only while the field has that value.
export function start(root) {
  for (const form of root.querySelectorAll("form[data-conditions]")) {
    if (form.dataset.conditioned) continue;
    form.dataset.conditioned = "yes";
    const parts = [...form.querySelectorAll("[data-when]")];
    const update = () => {
      for (const part of parts) {
        const [name, values] = part.dataset.when.split("=");
        const field = form.elements.namedItem(name);
        part.hidden = !field || !values.split("|").includes(field.value);
      }
    };
    form.addEventListener("change", update);
    update();
  }
}

"""#
}
