// What makes pages livelier. Each module exports start(root), and is called again for what was replaced.
import * as chart from "./chart.js";
import * as conditions from "./conditions.js";
import * as confirm from "./confirm.js";
import * as copy from "./copy.js";
import * as drop from "./drop.js";
import * as filter from "./filter.js";
import * as keys from "./keys.js";
import * as live from "./live.js";
import * as menu from "./menu.js";
import * as origin from "./origin.js";
import * as probe from "./probe.js";
import * as submit from "./submit.js";
import * as time from "./time.js";
import * as timeline from "./timeline.js";

const modules = [
  chart, conditions, confirm, copy, drop, filter, keys, live, menu, origin, probe, submit, time, timeline,
];

export function start(root) {
  for (const module of modules) module.start(root);
}

document.addEventListener("tidemark:replaced", (event) => start(event.target));
start(document);
