// Made by scripts/embed of Assets/js/chart.js: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let jsChartJs = #"""
// A canvas with data-chart is drawn by Chart.js out of the table that data-chart names: its first column is the axis, each
// other one a line. Without scripts the table is what is seen.
function load() {
  const address = document.body.dataset.chart;
  if (!address) return Promise.reject(new Error("Chart.js is not there"));
  if (globalThis.Chart) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

const number = (cell) => {
  const text = cell.dataset.value ?? cell.textContent;
  const value = Number(text.replaceAll(",", ""));
  return text.trim() === "" || Number.isNaN(value) ? null : value;
};

function draw(canvas, table) {
  const look = getComputedStyle(document.documentElement);
  const colours = ["--tide", "--deep", "--warn", "--tide2", "--mute"].map((name) => look.getPropertyValue(name).trim());
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows];
  const datasets = heads.slice(1).map((label, index) => ({
    label,
    data: rows.map((row) => number(row.cells[index + 1])),
    borderColor: colours[index % colours.length],
    backgroundColor: colours[index % colours.length],
    borderWidth: 2,
    pointRadius: 0,
    stepped: canvas.dataset.stepped === "true",
  }));
  const grid = { color: look.getPropertyValue("--line").trim() };
  const ticks = { color: look.getPropertyValue("--mute").trim(), maxTicksLimit: 7 };
  new globalThis.Chart(canvas, {
    type: canvas.dataset.kind || "line",
    data: { labels: rows.map((row) => row.cells[0].textContent.trim()), datasets },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales: { x: { grid, ticks }, y: { beginAtZero: true, grid, ticks } },
      plugins: { legend: { display: datasets.length > 1, labels: { color: ticks.color } } },
    },
  });
  canvas.hidden = false;
  table.closest("[data-chart-table]")?.classList.add("visually-hidden");
}

export async function start(root) {
  for (const canvas of root.querySelectorAll("canvas[data-chart]")) {
    const table = document.getElementById(canvas.dataset.chart);
    if (!table || canvas.dataset.watched) continue;
    canvas.dataset.watched = "yes";
    try {
      await load();
      draw(canvas, table);
    } catch {
      canvas.hidden = true;
    }
  }
}

"""#
}
