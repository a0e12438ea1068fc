// A form with data-probe="#id": what its button `test` answers is shown there without leaving the page, also as soon as the
// address is written.
export function start(root) {
  for (const form of root.querySelectorAll("form[data-probe]")) {
    if (form.dataset.probing) continue;
    form.dataset.probing = "yes";
    const place = form.querySelector(form.dataset.probe);
    const button = form.querySelector("button[value=test]");
    if (!place || !button) continue;
    let number = 0;
    const ask = async () => {
      const mine = ++number;
      const body = new URLSearchParams(new FormData(form));
      body.set("do", "test");
      place.textContent = form.dataset.asking;
      try {
        const reply = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
        if (mine !== number) return;
        const page = new DOMParser().parseFromString(await reply.text(), "text/html");
        const found = page.querySelector(form.dataset.probe);
        if (reply.ok && found) place.replaceChildren(...found.childNodes);
        else place.replaceChildren();
      } catch {
        place.replaceChildren();
      }
    };
    let isPlain = false;
    form.addEventListener("submit", (event) => {
      if (event.submitter !== button || isPlain) return;
      event.preventDefault();
      ask().then(() => {
        // Nothing to show: the whole page says what is wrong.
        if (place.childNodes.length === 0) { isPlain = true; form.requestSubmit(button); }
      });
    });
    for (const name of ["host", "port"]) {
      form.elements.namedItem(name)?.addEventListener("change", () => { if (form.elements.namedItem("host").value) ask(); });
    }
  }
}
