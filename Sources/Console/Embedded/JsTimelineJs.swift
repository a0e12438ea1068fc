// Made by scripts/embed of Assets/js/timeline.js: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let jsTimelineJs = #"""
// A drawing with data-timeline: hovering says what can be restored there, dragging zooms, a double click shows all again.
//
// data-from and data-to are microseconds; parts with data-at lie at a time, and data-address is where a click leads, with
// {at} for the time.
const pad = 6;

function watch(svg) {
  const from = Number(svg.dataset.from);
  const to = Number(svg.dataset.to);
  const box = svg.viewBox.baseVal;
  if (!(to > from) || !box.width) return;
  const whole = { x: box.x, width: box.width };
  let drag = null;

  const place = (event) => {
    const area = svg.getBoundingClientRect();
    return box.x + ((event.clientX - area.left) / area.width) * box.width;
  };
  const time = (x) => Math.round(from + ((x - whole.x) / whole.width) * (to - from));
  const note = document.getElementById(svg.dataset.timeline);
  const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" });

  svg.addEventListener("pointermove", (event) => {
    if (!note) return;
    const at = time(place(event));
    const spans = [...svg.querySelectorAll("[data-span-from]")];
    const hit = spans.find((part) => at >= Number(part.dataset.spanFrom) && at <= Number(part.dataset.spanTo));
    note.textContent = `${format.format(new Date(at / 1000))} · ${hit?.dataset.say ?? svg.dataset.outside ?? ""}`;
  });
  svg.addEventListener("pointerdown", (event) => {
    drag = place(event);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointerup", (event) => {
    if (drag === null) return;
    const end = place(event);
    const [left, right] = [Math.min(drag, end), Math.max(drag, end)];
    const wasDragged = ((right - left) / box.width) * svg.getBoundingClientRect().width > pad;
    drag = null;
    if (wasDragged) {
      box.x = left;
      box.width = right - left;
    } else if (svg.dataset.address) {
      const at = event.target.dataset?.at ?? time(end);
      location.assign(svg.dataset.address.replace("{at}", encodeURIComponent(at)));
    }
  });
  svg.addEventListener("dblclick", () => { box.x = whole.x; box.width = whole.width; });
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
