// Elements with data-live follow the events of that address: their parts are replaced, or added to.
function arrived(element) {
  element.dispatchEvent(new CustomEvent("tidemark:replaced", { bubbles: true }));
}

function follow(element) {
  const source = new EventSource(element.dataset.live);
  const state = document.getElementById(`${element.id}-state`);
  const show = (isLost) => {
    if (!state) return;
    state.classList.toggle("lost", isLost);
    state.textContent = isLost ? state.dataset.lost : state.dataset.word;
  };
  const change = (work) => (event) => {
    const data = JSON.parse(event.data);
    const target = document.getElementById(data.target);
    if (!target) return;
    work(target, data.html);
    arrived(target);
  };
  source.addEventListener("open", () => show(false));
  source.addEventListener("error", () => show(true));
  source.addEventListener("replace", change((target, html) => { target.innerHTML = html; }));
  source.addEventListener("append", change((target, html) => {
    const isAtEnd = target.scrollHeight - target.scrollTop - target.clientHeight < 40;
    target.insertAdjacentHTML("beforeend", html);
    if (isAtEnd) target.scrollTop = target.scrollHeight;
  }));
  source.addEventListener("reload", () => { source.close(); location.reload(); });
  source.addEventListener("end", () => source.close());
  addEventListener("pagehide", () => source.close());
}

export function start(root) {
  for (const element of root.querySelectorAll("[data-live]")) {
    if (element.dataset.following || !element.dataset.live.startsWith("/")) continue;
    element.dataset.following = "yes";
    follow(element);
  }
}
