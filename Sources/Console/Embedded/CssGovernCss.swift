// Made by scripts/embed of Assets/css/govern.css: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let cssGovernCss = #"""
/* People, rights, audit, notifications. */
.tabs { display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 16px; }
.tabs a[aria-current] { background: var(--okbg); color: var(--tide); border-color: var(--tide); font-weight: 600; }
.checks { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 2px 14px; margin: 0 0 12px; padding: 0; border: 0; }
.checks legend { font-size: inherit; font-weight: 600; margin-bottom: 4px; float: none; padding: 0; }
.qr { display: block; width: 220px; height: 220px; border-radius: 8px; }
.secret { font-size: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.inline-form { display: inline-flex; gap: 6px; align-items: baseline; margin: 0; }
details.card > summary { cursor: pointer; font-weight: 700; color: var(--tide); }
details.card[open] > summary { margin-bottom: 12px; }
.rule { border-top: 1px solid var(--line); padding: 9px 0; display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 10px; align-items: baseline; }
.rule:first-of-type { border-top: 0; }
.wrap { overflow-wrap: anywhere; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: baseline; }
.short { width: 84px; }

"""#
}
