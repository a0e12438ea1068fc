"""Every page, looked at as a tool for people with disabilities sees it, and as a phone shows it."""
import collections
import re
import urllib.parse

from page_table import Matcher, pages
from report import require
from visitor import DESKTOP, PHONE, Visitor

SEVERE = ("serious", "critical")
# Of one page of the table, so many addresses are looked at.
MOST_OF_ONE = 2
# These never: they are looked at before anybody has signed in.
ELSEWHERE = {"/sign-in"}
# What colours decide, which is all that differs in the dark.
COLOURS = ["color-contrast", "link-in-text-block"]


def tell(scene):
    with scene.step("every page, by day and night, on a desk and on a phone"):
        visitor = scene.administrator
        Tour(scene, visitor).go()
    with scene.step("signing in, before there is anybody"):
        guest = Visitor(scene.browser, scene.service.address, "administrator", scene.language, scene.report)
        guest.get("/sign-in")
        wrong = look(guest, True)
        guest.leave()
        require(not wrong, "\n".join(wrong))


def look(visitor, is_thorough):
    """axe in both themes and widths, and that nothing is wider than the phone. What is wrong, a line each.

    `is_thorough`: also in the dark and on a phone, which in another language would find the same.
    """
    from axe_playwright_python.sync_playwright import Axe

    page = visitor.page
    page.evaluate(Axe().axe_script)
    wrong = []

    def run(name, rules=None):
        options = {"resultTypes": ["violations"]}
        if rules:
            options["runOnly"] = {"type": "rule", "values": rules}
        result = page.evaluate("options => axe.run(document, options)", options)
        for violation in result["violations"]:
            if violation["impact"] not in SEVERE:
                continue
            for node in violation["nodes"][:4]:
                why = " ".join(item["message"] for item in node["any"] + node["all"] + node["none"])[:200]
                wrong.append(f"{name}: {violation['id']}: {node['html'][:160]} ({why})")

    try:
        run("light")
        page.emulate_media(color_scheme="dark")
        if is_thorough:
            run("dark", COLOURS)
        page.set_viewport_size(PHONE)
        if is_thorough:
            run("dark phone")
        wide = page.evaluate("""() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return "";
            return [...document.querySelectorAll("main *, header *, nav *")]
                .filter((e) => e.getBoundingClientRect().right > width + 1 && !e.closest(".table-responsive, pre"))
                .slice(0, 3).map((e) => e.outerHTML.slice(0, 160)).join(" | ") || "the document";
        }""")
        if wide:
            wrong.append(f"phone: wider than the screen: {wide}")
    finally:
        page.set_viewport_size(DESKTOP)
        page.emulate_media(color_scheme="light")
    return wrong


class Tour:
    """Goes from link to link, until every page of the table was seen."""

    def __init__(self, scene, visitor):
        self.scene, self.visitor = scene, visitor
        self.matcher = Matcher()
        self.seen = collections.defaultdict(list)
        self.known = set()
        self.waiting = collections.deque()
        self.wrong = collections.defaultdict(list)

    def add(self, address):
        parts = urllib.parse.urlsplit(address)
        if parts.path in self.known or parts.path.startswith(("/assets", "/api", "/d/")):
            return
        name = self.matcher.page(parts.path)
        if name is None or name not in pages():
            return
        self.known.add(parts.path)
        # Pages that hang on a query are seen with one that is met.
        self.waiting.append((name, parts.path + (f"?{parts.query}" if parts.query else "")))

    def go(self):
        noted = self.scene.noted
        for address in [
            "/", "/help", "/search?q=s", "/first-run", "/account", *noted.get("tour", []),
            f"{self.scene.page}/setup?checked=yes", f"{self.scene.page}/setup/plan",
            f"{self.scene.page}/setup/confirm?plan=standard", f"{self.scene.page}/check",
        ]:
            self.add(address)
        while self.waiting:
            name, address = self.waiting.popleft()
            if len(self.seen[name]) >= MOST_OF_ONE:
                continue
            self.visit(name, address)
        missed = sorted(page for page in pages() - ELSEWHERE if not self.seen[page])
        looked = sum(len(addresses) for addresses in self.seen.values())
        self.scene.report.say(f"  {looked} addresses of {len([p for p in self.seen if self.seen[p]])} pages were looked at")
        lines = [f"{address}: {line}" for address, found in self.wrong.items() for line in found]
        require(not lines, f"{len(lines)} faults:\n" + "\n".join(lines))
        require(not missed, f"nothing led to {', '.join(missed)}")

    def visit(self, name, address):
        visitor = self.visitor
        visitor.get(address)
        landed = urllib.parse.urlsplit(visitor.page.url).path
        if self.matcher.page(landed) != name:
            # It leads elsewhere, as to a step that comes first.
            self.add(landed)
            return
        self.seen[name].append(address)
        found = look(visitor, self.scene.language == "en")
        if found:
            self.wrong[address] = found
        title = visitor.page.title()
        if not re.search(r"\S", title):
            self.wrong[address].append("its title is empty")
        if visitor.page.locator("h1").count() != 1:
            self.wrong[address].append("it has not one heading")
        for link in visitor.page.eval_on_selector_all("a[href^='/']", "links => links.map((link) => link.getAttribute('href'))"):
            self.add(link)
