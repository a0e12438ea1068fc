// Made by scripts/embed of Assets/css/console.css: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let cssConsoleCss = #"""
*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0; background: var(--bg); color: var(--ink); font-family: var(--bs-body-font-family); font-size: 0.875rem;
  line-height: 1.5; font-feature-settings: "tnum", "cv11";
}
a { color: var(--tide); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--tide); outline-offset: 2px; }
code, kbd, pre { font-size: 0.8125rem; }
kbd { background: var(--bg); color: var(--ink); border: 1px solid var(--line); border-radius: 5px; padding: 1px 6px; }
pre { background: var(--bg); border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; overflow: auto; color: var(--ink); }
.skip { position: absolute; left: -999px; top: 0; background: var(--card); padding: 6px 12px; z-index: 10; }
.skip:focus { left: 8px; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip: rect(0, 0, 0, 0); border: 0; white-space: nowrap; }

/* The frame. */
.app { display: grid; grid-template-columns: 208px minmax(0, 1fr); min-height: 100vh; }
.bare .app { grid-template-columns: minmax(0, 1fr); }
.menu { border-right: 1px solid var(--line); padding: 18px 12px; background: var(--card); }
.menu summary { display: none; }
.brand { display: flex; gap: 9px; align-items: center; font-weight: 700; font-size: 1rem; margin: 0 8px 18px; color: var(--ink); }
.brand path { fill: none; stroke-width: 2.4; stroke-linecap: round; }
.brand .wave { stroke: var(--tide); }
.brand .marks { stroke: var(--tide2); stroke-dasharray: 1 5; }
.menu ul { list-style: none; margin: 0; padding: 0; }
.menu li a { display: flex; justify-content: space-between; padding: 7px 10px; border-radius: 8px; color: var(--ink); margin: 1px 0; }
.menu li a:hover { background: var(--bg); text-decoration: none; }
.menu li a[aria-current] { background: var(--okbg); color: var(--tide); font-weight: 600; }
.menu .count { color: var(--mute); font-weight: 400; }
.menu .group { color: var(--mute); margin: 14px 10px 4px; letter-spacing: 0.04em; font-size: 0.75rem; text-transform: uppercase; }
.body { min-width: 0; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; padding: 20px 28px 0; max-width: 1296px; }
.top .space { flex: 1; }
.top .clock { color: var(--mute); }
.pill-form { margin: 0; display: inline-flex; gap: 4px; }
.pill { border: 1px solid var(--line); background: var(--card); border-radius: 999px; padding: 5px 12px; color: var(--mute); font: inherit; line-height: 1.4; }
.pill:hover { border-color: var(--tide); color: var(--tide); text-decoration: none; }
.pill::placeholder { color: var(--mute); opacity: 1; }
.pill svg { vertical-align: -1px; fill: currentColor; }
.pill svg .ring { fill: none; stroke: currentColor; }
.search .pill { width: 270px; max-width: 70vw; }
main { padding: 18px 28px 60px; max-width: 1296px; outline: none; }
.narrow { max-width: 420px; margin: 6vh auto 0; }

/* What pages are made of. */
h1 { font-size: 1.55rem; line-height: 1.25; font-weight: 700; margin: 0 0 2px; letter-spacing: -0.01em; }
h1 b { color: var(--tide); font-weight: 700; }
main p a:not([class]), main .sub a, main .plain:not(.lines) a, .flash a:not([class]) { text-decoration: underline; }
.sub { color: var(--mute); margin: 0 0 18px; }
.muted { color: var(--mute); }
h2 { font-size: 0.875rem; font-weight: 700; margin: 0 0 10px; display: flex; flex-wrap: wrap; gap: 2px 10px; justify-content: space-between; align-items: baseline; }
h2 small, h2 span { font-weight: 400; color: var(--mute); font-size: inherit; text-align: right; }
.card { display: block; background: var(--card); border: 1px solid var(--line); border-radius: var(--r); padding: 15px 17px; }
.card + .card, .card + .row, .row + .card { margin-top: 14px; }
.table-responsive { position: relative; }
.card > .table td, .card > .table th { overflow-wrap: anywhere; }
details > summary { cursor: pointer; }
.empty { color: var(--mute); margin: 6px 0; }
.plain { list-style: none; margin: 0 0 14px; padding: 0; }
.plain li { padding: 4px 0; }
.num { text-align: right; font-variant-numeric: tabular-nums; }
.nowrap, .table > thead th { white-space: nowrap; }
.table .num + td, .table .num + th { padding-left: 1.25rem; }
.table .btn { white-space: nowrap; }
.facts + .muted { margin-top: 12px; }
.card .form-control:not(.filter), .card .form-select { max-width: 36rem; }
.card textarea.form-control { max-width: 60rem; }
.card > form > :last-child, .card > :last-child, form.card > .mb-3:last-child { margin-bottom: 0; }
.filter { max-width: 320px; margin-bottom: 8px; }
.more { margin-top: 14px; }
th[aria-sort] { cursor: pointer; }
th[aria-sort="ascending"]::after { content: " ↑"; }
th[aria-sort="descending"]::after { content: " ↓"; }
.chip { display: inline-flex; gap: 6px; align-items: center; border-radius: 999px; padding: 2px 10px; font-weight: 600; font-size: 0.75rem; background: var(--bg); color: var(--mute); }
h1 .chip { vertical-align: middle; letter-spacing: 0; }
h1 .chip:not(.ok, .warn, .bad) { background: var(--card); border: 1px solid var(--line); }
pre.request { white-space: pre-wrap; overflow-wrap: anywhere; }
.chip.ok { background: var(--okbg); color: var(--tide); }
.chip.warn { background: var(--warnbg); color: var(--warn); }
.chip.bad { background: var(--badbg); color: var(--bad); }
.dot { width: 9px; height: 9px; border-radius: 50%; display: inline-block; background: var(--mute); }
.dot.ok { background: var(--tide); }
.dot.warn { background: var(--warn); }
.dot.bad { background: var(--bad); }
.need { display: grid; grid-template-columns: 10px 1fr auto; gap: 10px; padding: 9px 0; border-top: 1px solid var(--line); align-items: baseline; }
.need:first-of-type { border: 0; }
.need b { font-weight: 600; }
.need p { margin: 0; color: var(--mute); }
.facts { display: flex; gap: 14px 34px; flex-wrap: wrap; margin: 2px 0 0; }
.facts > div { display: flex; flex-direction: column-reverse; }
.facts dd { font-size: 1.25rem; font-weight: 700; letter-spacing: -0.01em; margin: 0; }
.facts dt { color: var(--mute); font-weight: 400; }
.steps { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 14px; list-style: none; margin: 0; padding: 0; }
.step { border-top: 3px solid var(--line); padding-top: 10px; }
.step.done, .step.now { border-color: var(--tide); }
.step p { color: var(--mute); margin: 4px 0 0; }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; background: var(--line); overflow: hidden; }
progress.bar { appearance: none; border: 0; }
progress.bar::-webkit-progress-bar { background: var(--line); }
progress.bar::-webkit-progress-value { background: var(--tide); }
progress.bar::-moz-progress-bar { background: var(--tide); }
progress.bar.warn::-webkit-progress-value { background: var(--warn); }
progress.bar.warn::-moz-progress-bar { background: var(--warn); }
.flash { border: 1px solid var(--line); border-left: 4px solid var(--tide); background: var(--okbg); border-radius: 8px; padding: 9px 14px; margin-bottom: 16px; }
.flash.attention { border-left-color: var(--warn); background: var(--warnbg); }
.flash.danger { border-left-color: var(--bad); background: var(--badbg); }
.log { font-family: ui-monospace, monospace; font-size: 0.8125rem; max-height: 60vh; overflow: auto; margin: 0; padding: 0; list-style: none; }
.log li { padding: 1px 0; }
.live-state { color: var(--mute); }
.live-state.lost { color: var(--warn); }
[hidden] { display: none !important; }

/* Drawings: classes instead of styles. */
svg text { fill: var(--mute); font: 11px var(--bs-body-font-family); }
svg text.strong { font-weight: 600; }
.fill-ink { fill: var(--ink); } .stroke-ink { stroke: var(--ink); }
.fill-mute { fill: var(--mute); } .stroke-mute { stroke: var(--mute); }
.fill-line { fill: var(--line); } .stroke-line { stroke: var(--line); }
.fill-card { fill: var(--card); } .stroke-card { stroke: var(--card); }
.fill-tide { fill: var(--tide); } .stroke-tide { stroke: var(--tide); }
.fill-tide2 { fill: var(--tide2); } .stroke-tide2 { stroke: var(--tide2); }
.fill-deep { fill: var(--deep); } .stroke-deep { stroke: var(--deep); }
.fill-warn { fill: var(--warn); } .stroke-warn { stroke: var(--warn); }
.fill-bad { fill: var(--bad); } .stroke-bad { stroke: var(--bad); }
.fill-okbg { fill: var(--okbg); } .fill-warnbg { fill: var(--warnbg); } .fill-badbg { fill: var(--badbg); }
svg text.fill-ink { fill: var(--ink); } svg text.fill-bad { fill: var(--bad); } svg text.fill-card { fill: var(--card); }
svg text.fill-warn { fill: var(--warn); } svg text.fill-tide { fill: var(--tide); }
.no-fill { fill: none; }

@media (max-width: 800px) {
  .app { grid-template-columns: minmax(0, 1fr); }
  .menu { border-right: 0; border-bottom: 1px solid var(--line); padding: 10px 12px; }
  .menu summary { display: block; padding: 6px 10px; color: var(--tide); font-weight: 600; }
  .brand { margin: 0 8px 4px; }
  .top, main { padding-left: 14px; padding-right: 14px; }
  .top { padding-top: 12px; }
  .top .clock { display: none; }
}
@media (prefers-reduced-motion: no-preference) {
  .flash { animation: arrive 0.25s ease-out; }
  @keyframes arrive { from { opacity: 0; transform: translateY(-4px); } }
}
@media print { .menu, .top { display: none; } .app { display: block; } }

/* Forms of setting up. */
details.group { border-top: 1px solid var(--line); padding: 10px 0; }
details.group summary { cursor: pointer; }
form.over { outline: 2px dashed var(--tide); outline-offset: 4px; }

"""#
}
