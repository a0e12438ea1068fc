// Made by scripts/embed of Assets/css/fleet.css: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let cssFleetCss = #"""
/* Overview, instances, jobs. */
.chips { display: flex; flex-wrap: wrap; gap: 6px; margin: -6px 0 14px; }
.chips a:hover { text-decoration: none; outline: 1px solid currentColor; }
.card.tall { height: 100%; }
h3 { font-size: 0.8125rem; font-weight: 600; color: var(--mute); margin: 10px 0 6px; }
.gauge { display: grid; grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr) 4.5rem; gap: 10px; align-items: center; padding: 4px 0; }
.gauge a { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.run { padding: 5px 0; }
.gauge > :last-child { text-align: right; white-space: nowrap; }
.lines li { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto; gap: 10px; border-top: 1px solid var(--line); }
.lines li:first-child { border: 0; }
.chart { position: relative; height: 170px; }
.chart:has(canvas[hidden]) { display: none; }
.timeline { cursor: crosshair; touch-action: pan-y; user-select: none; }
.timeline a:focus-visible { outline: 2px solid var(--tide); }
.timeline-note { min-height: 1.5em; font-variant-numeric: tabular-nums; margin: 2px 0 8px; }
.zoom { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
.filters { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin-bottom: 10px; }
.filters .form-select, .filters .form-control { width: auto; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 14px; }
.actions form { margin: 0; }
.log .warning { color: var(--warn); }
.log .error { color: var(--bad); }
.log time { color: var(--mute); margin-right: 8px; }
.mini { width: 90px; }

"""#
}
