// Keys: / searches, ? helps, g and a letter go to a section, Escape leaves a field.
let wasG = 0;

function isTyping(element) {
  return element?.matches?.("input, textarea, select, [contenteditable]");
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && isTyping(document.activeElement)) return document.activeElement.blur();
  if (isTyping(event.target)) return;
  if (event.key === "/") {
    const search = document.getElementById("search");
    if (search) { event.preventDefault(); search.focus(); search.select(); }
  } else if (event.key === "?") {
    const help = document.querySelector("[data-help]");
    if (help) location.assign(help.href);
  } else if (event.key === "g") {
    wasG = event.timeStamp;
    return;
  } else if (wasG && event.timeStamp - wasG < 1500) {
    const link = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
    if (link) { event.preventDefault(); location.assign(link.href); }
  }
  wasG = 0;
}

export function start(root) {
  if (root === document) document.addEventListener("keydown", press);
}
