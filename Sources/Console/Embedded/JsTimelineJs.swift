// Made by scripts/embed of Assets/js/timeline.js: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let jsTimelineJs = #"""
// A drawing with data-timeline: hovering says what can be restored there, dragging zooms, a click begins a restore.
//
// data-from and data-to are microseconds; parts with data-at lie at a time, data-address is where a click leads, with {at} for
// the time, and data-zoom where a part is seen larger, with {from} and {to} in microseconds.
const pad = 6;

function watch(svg) {
  const from = Number(svg.dataset.from);
  const to = Number(svg.dataset.to);
  if (!(to > from)) return;
  let drag = null;
  let wasDragged = false;

  const time = (event) => {
    const area = svg.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientX - area.left) / area.width));
    return Math.round(from + part * (to - from));
  };
  const note = document.getElementById(svg.dataset.timeline);
  const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" });
  const spans = [...svg.querySelectorAll("[data-span-from]")];
  const hit = (at) => spans.find((part) => at >= Number(part.dataset.spanFrom) && at <= Number(part.dataset.spanTo));

  svg.addEventListener("pointermove", (event) => {
    if (!note) return;
    const at = time(event);
    note.textContent = `${format.format(new Date(at / 1000))} · ${hit(at)?.dataset.say ?? svg.dataset.outside ?? ""}`;
  });
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    drag = { x: event.clientX, at: time(event) };
    wasDragged = false;
  });
  addEventListener("pointerup", (event) => {
    if (drag === null) return;
    const begun = drag;
    drag = null;
    if (Math.abs(event.clientX - begun.x) <= pad || !svg.dataset.zoom) return;
    wasDragged = true;
    const end = time(event);
    const [left, right] = [Math.min(begun.at, end), Math.max(begun.at, end)];
    location.assign(svg.dataset.zoom.replace("{from}", left).replace("{to}", right));
  });
  // A link of a drawing leads to its middle; whoever points can choose better.
  svg.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.detail === 0) return;
    event.preventDefault();
    if (wasDragged) return;
    const own = event.target.closest?.("[data-at]")?.dataset.at;
    const at = time(event);
    if (!own && (hit(at)?.dataset.closed ?? "yes") === "yes") return;
    const chosen = own ?? new Date(at / 1000).toISOString();
    location.assign(svg.dataset.address.replace("{at}", encodeURIComponent(chosen)));
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}

export function start(root) {
  for (const svg of root.querySelectorAll("svg[data-timeline]")) {
    if (svg.dataset.watched) continue;
    svg.dataset.watched = "yes";
    watch(svg);
  }
}

"""#
}
