// Made by scripts/embed of Assets/js/time.js: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let jsTimeJs = #"""
// Tells the server the zone of the browser, and lets ages count on.
function rememberZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone) return;
  const wanted = `tidemark_zone=${encodeURIComponent(zone)}`;
  const has = document.cookie.split("; ").some((cookie) => cookie === wanted);
  if (has) return;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${wanted}; Path=/; SameSite=Strict; Max-Age=31536000${secure}`;
  show(zone);
}

// This page came in another zone: its times are put right here, the next comes as it should be.
function show(zone) {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  for (const time of document.querySelectorAll("time:not([data-age])")) {
    time.textContent = format.format(new Date(time.dateTime));
  }
  const clock = document.querySelector(".top .clock");
  if (clock?.firstChild?.nodeType === Node.TEXT_NODE) clock.firstChild.textContent = `${zone} · `;
}

const chinese = document.documentElement.lang.startsWith("zh");
const units = chinese ? { s: "秒", min: "分", h: "小时", d: "天" } : { s: "s", min: "min", h: "h", d: "d" };
const two = (number) => String(number).padStart(2, "0");

function span(seconds) {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} ${units.s}`;
  if (whole < 3600) return `${Math.floor(whole / 60)} ${units.min} ${two(whole % 60)} ${units.s}`;
  if (whole < 86400) return `${Math.floor(whole / 3600)} ${units.h} ${two(Math.floor(whole / 60) % 60)} ${units.min}`;
  return `${Math.floor(whole / 86400)} ${units.d} ${two(Math.floor(whole / 3600) % 24)} ${units.h}`;
}

function count() {
  const now = Date.now();
  for (const time of document.querySelectorAll("time[data-age]")) {
    const seconds = (now - Date.parse(time.dateTime)) / 1000;
    const isOver = seconds > -2;
    const text = span(isOver ? Math.max(0, seconds) : -seconds);
    if (chinese) time.textContent = isOver ? `${text}前` : `${text}后`;
    else time.textContent = isOver ? `${text} ago` : `in ${text}`;
  }
}

export function start(root) {
  if (root !== document) return;
  rememberZone();
  setInterval(count, 5000);
}

"""#
}
