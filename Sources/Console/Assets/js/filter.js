// Tables: what fits is shown as one types, a click on a heading sorts; both stay in the address.
const state = new URLSearchParams(location.search);

function keep() {
  const query = state.toString();
  history.replaceState(null, "", query ? `${location.pathname}?${query}` : location.pathname);
}

function apply(table, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of table.tBodies[0]?.rows ?? []) {
    const own = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => own.includes(word));
  }
}

function key(cell) {
  const text = cell?.dataset.value ?? cell?.querySelector("time")?.dateTime ?? cell?.textContent.trim() ?? "";
  const number = Number(text.replaceAll(",", ""));
  return text !== "" && !Number.isNaN(number) ? number : text.toLowerCase();
}

function order(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one).localeCompare(String(other), undefined, { numeric: true });
}

function sort(table, column, direction) {
  const body = table.tBodies[0];
  if (!body) return;
  const rows = [...body.rows].map((row) => ({ row, key: key(row.cells[column]) }));
  rows.sort((one, other) => (direction === "descending" ? -1 : 1) * order(one.key, other.key));
  body.append(...rows.map((entry) => entry.row));
  [...table.tHead.rows[0].cells].forEach((cell, index) => {
    cell.setAttribute("aria-sort", index === column ? direction : "none");
  });
}

function startSort(table) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  heads.forEach((cell, column) => {
    if (!cell.textContent.trim()) return;
    cell.setAttribute("aria-sort", "none");
    cell.tabIndex = 0;
    const act = () => {
      const direction = cell.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      sort(table, column, direction);
      state.set("sort", `${direction === "descending" ? "-" : ""}${column}`);
      keep();
    };
    cell.addEventListener("click", act);
    cell.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); }
    });
  });
  const wanted = state.get("sort");
  const column = Math.abs(Number(wanted));
  if (wanted && Number.isInteger(column) && column < heads.length) {
    sort(table, column, wanted.startsWith("-") ? "descending" : "ascending");
  }
}

export function start(root) {
  for (const table of root.querySelectorAll("table[data-sortable]")) {
    if (table.dataset.watched) continue;
    table.dataset.watched = "yes";
    startSort(table);
  }
  for (const input of document.querySelectorAll("input[data-filter]")) {
    const table = () => document.getElementById(input.dataset.filter);
    if (!input.dataset.watched) {
      input.dataset.watched = "yes";
      if (!input.value) input.value = state.get("q") ?? "";
      input.addEventListener("input", () => {
        if (input.value) state.set("q", input.value); else state.delete("q");
        keep();
        if (table()) apply(table(), input.value);
      });
    }
    if (table() && input.value) apply(table(), input.value);
  }
}
