// Made by scripts/embed of Assets/css/base.css: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let cssBaseCss = #"""
/* The look: ink on paper, teal for what is safe, amber for what needs a look, red for loss alone. */
:root {
  --ink: #0e2233;
  --mute: #52677a;
  --line: #dbe4ea;
  --bg: #f4f7f9;
  --card: #ffffff;
  --tide: #0b7285;
  --tide2: #3bc9db;
  --deep: #0b3954;
  --warn: #9a4e00;
  --bad: #b8242b;
  --okbg: #e6f6f8;
  --warnbg: #fff4e5;
  --badbg: #fdecec;
  --on-tide: #ffffff;
  --r: 10px;
  color-scheme: light;
}
@media (prefers-color-scheme: dark) {
  :root[data-theme="system"] {
    --ink: #e6eef4;
    --mute: #9bb0c0;
    --line: #223746;
    --bg: #0a1620;
    --card: #101f2b;
    --tide: #22b8cf;
    --tide2: #0b7285;
    --deep: #7cc7e0;
    --warn: #ffb454;
    --bad: #ff8a8d;
    --okbg: #0e2a33;
    --warnbg: #2d2413;
    --badbg: #311a1d;
    --on-tide: #06222a;
    color-scheme: dark;
  }
}
:root[data-theme="dark"] {
  --ink: #e6eef4;
  --mute: #9bb0c0;
  --line: #223746;
  --bg: #0a1620;
  --card: #101f2b;
  --tide: #22b8cf;
  --tide2: #0b7285;
  --deep: #7cc7e0;
  --warn: #ffb454;
  --bad: #ff8a8d;
  --okbg: #0e2a33;
  --warnbg: #2d2413;
  --badbg: #311a1d;
  --on-tide: #06222a;
  color-scheme: dark;
}

/* Bootstrap's variables set to it. */
:root {
  --bs-body-font-family: Inter, system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  --bs-body-font-size: 0.875rem;
  --bs-body-color: var(--ink);
  --bs-body-bg: var(--bg);
  --bs-border-color: var(--line);
  --bs-link-color: var(--tide);
  --bs-link-hover-color: var(--deep);
  --bs-heading-color: var(--ink);
  --bs-code-color: var(--deep);
}
.btn { --bs-btn-font-size: 0.875rem; --bs-btn-border-radius: 8px; --bs-btn-padding-y: 0.25rem; --bs-btn-color: var(--tide); --bs-btn-hover-color: var(--deep); font-weight: 600; }
.btn-link { text-decoration: none; }
.btn-primary {
  --bs-btn-color: var(--on-tide); --bs-btn-bg: var(--tide); --bs-btn-border-color: var(--tide);
  --bs-btn-hover-color: var(--on-tide); --bs-btn-hover-bg: var(--tide); --bs-btn-hover-border-color: var(--deep);
  --bs-btn-active-color: var(--on-tide); --bs-btn-active-bg: var(--tide); --bs-btn-active-border-color: var(--deep);
  --bs-btn-disabled-color: var(--on-tide); --bs-btn-disabled-bg: var(--tide); --bs-btn-disabled-border-color: var(--tide);
}
.btn-outline-primary, .btn-outline-secondary {
  --bs-btn-color: var(--tide); --bs-btn-border-color: var(--line);
  --bs-btn-hover-color: var(--tide); --bs-btn-hover-bg: var(--okbg); --bs-btn-hover-border-color: var(--tide);
  --bs-btn-active-color: var(--tide); --bs-btn-active-bg: var(--okbg); --bs-btn-active-border-color: var(--tide);
}
.btn-danger, .btn-outline-danger {
  --bs-btn-color: var(--bad); --bs-btn-bg: transparent; --bs-btn-border-color: var(--bad);
  --bs-btn-hover-color: var(--bad); --bs-btn-hover-bg: var(--badbg); --bs-btn-hover-border-color: var(--bad);
  --bs-btn-active-color: var(--bad); --bs-btn-active-bg: var(--badbg); --bs-btn-active-border-color: var(--bad);
  --bs-btn-disabled-color: var(--bad); --bs-btn-disabled-bg: transparent; --bs-btn-disabled-border-color: var(--line);
}
.table {
  --bs-table-color: var(--ink); --bs-table-bg: transparent; --bs-table-border-color: var(--line);
  --bs-table-striped-color: var(--ink); --bs-table-hover-color: var(--ink); --bs-table-hover-bg: var(--okbg);
  color: var(--ink); border-color: var(--line); margin-bottom: 0;
}
.table > :not(caption) > * > * { padding: 0.4rem 0.5rem 0.4rem 0; }
.table > thead { color: var(--mute); }
.table th { font-weight: 500; }
.table tbody th { font-weight: 600; }
.form-control, .form-select, .form-check-input, .form-control:focus, .form-select:focus {
  color: var(--ink); background-color: var(--card); border-color: var(--line);
}
.form-control:focus, .form-select:focus, .form-check-input:focus { border-color: var(--tide); box-shadow: 0 0 0 3px var(--okbg); }
.form-check-input:checked { background-color: var(--tide); border-color: var(--tide); }
.form-control::placeholder { color: var(--mute); opacity: 1; }
.form-control, .form-select { font-size: 0.875rem; border-radius: 8px; }
.form-control.is-invalid, .form-select.is-invalid { border-color: var(--bad); }
.form-text { color: var(--mute); }
.invalid-feedback { color: var(--bad); }
.form-label { font-weight: 600; }
.modal-content, .dropdown-menu { color: var(--ink); background-color: var(--card); border-color: var(--line); }
.card { --bs-card-bg: var(--card); --bs-card-border-color: var(--line); --bs-card-color: var(--ink); }

"""#
}
