"""Somebody with a browser of their own. What the browser complains of, and every request elsewhere, is a failure."""
import contextlib
import pathlib
import re
import urllib.parse

from report import Failure, require

DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
LOCALES = {"en": "en-GB", "zh": "zh-CN"}
ZONES = {"en": "Europe/Berlin", "zh": "Asia/Shanghai"}
# Milliseconds.
PATIENCE = 15_000


class Visitor:
    def __init__(self, browser, address, name, language, report, *, scripts=True, size=None, scheme="light"):
        self.name, self.language, self.address, self.report = name, language, address, report
        self.problems = []
        self.requests = 0
        self._expected = ()
        self.context = browser.new_context(
            base_url=address, locale=LOCALES[language], timezone_id=ZONES[language], viewport=size or DESKTOP,
            color_scheme=scheme, java_script_enabled=scripts, accept_downloads=True, reduced_motion="reduce")
        self.context.set_default_timeout(PATIENCE)
        self.context.on("request", self._on_request)
        self.context.on("requestfailed", self._on_failed)
        self.context.on("response", self._on_response)
        self.context.on("console", self._on_console)
        self.context.on("weberror", lambda error: self.problems.append(f"script: {error.error}"))
        self.page = self.context.new_page()
        report.visitors.append(self)

    def leave(self):
        self.check()
        self.report.visitors.remove(self)
        self.context.close()

    # What the browser saw.

    def _on_request(self, request):
        self.requests += 1
        if not request.url.startswith((self.address + "/", "data:", "about:", "blob:")):
            self.problems.append(f"a request to another host: {request.url}")

    def _on_failed(self, request):
        # A stream ends with its page, and a download is no page; both are called aborted.
        isAborted = "ERR_ABORTED" in (request.failure or "")
        if isAborted and request.resource_type in ("eventsource", "document"):
            return
        self.problems.append(f"failed: {request.method} {request.url}: {request.failure}")

    def _on_response(self, response):
        if response.status >= 400 and response.status not in self._expected:
            self.problems.append(f"{response.status}: {response.request.method} {response.url}")

    def _on_console(self, message):
        if message.type not in ("error", "warning"):
            return
        refused = re.search(r"the server responded with a status of (\d+)", message.text)
        if refused and int(refused.group(1)) in self._expected:
            return
        self.problems.append(f"console {message.type}: {message.text}")

    def check(self):
        """Fails with what has gone wrong since the last time."""
        problems, self.problems = self.problems, []
        require(not problems, f"{self.name} at {self.page.url}: " + "; ".join(dict.fromkeys(problems)))

    @contextlib.contextmanager
    def expecting(self, *statuses):
        """Answers that are refusals and meant to be."""
        self._expected = statuses
        try:
            yield
            # What the console says of it arrives a little later.
            self.page.wait_for_timeout(100)
        finally:
            self._expected = ()

    # Going about.

    def get(self, path):
        answer = self.page.goto(path, wait_until="load")
        self._look()
        return answer

    def click(self, target, *, stays=False):
        """Clicks what a selector finds and waits for the page that follows."""
        place = self.page.locator(target).first if isinstance(target, str) else target
        if stays:
            place.click()
            return
        before = self.page.evaluate("performance.timeOrigin") if self._has_scripts() else None
        place.click()
        if before is not None:
            self.page.wait_for_function("before => performance.timeOrigin !== before", arg=before)
        self.page.wait_for_load_state("load")
        self._look()

    def _has_scripts(self):
        # Playwright evaluates even where the page itself may not run scripts.
        return True

    def _look(self):
        lang = self.page.locator("html").get_attribute("lang")
        require((lang or "").startswith(self.language), f"{self.page.url} is in {lang}, not in {self.language}")

    def fill(self, **fields):
        """Fields by name; dots of names are written as __."""
        self.fill_all({name.replace("__", "."): value for name, value in fields.items()})

    def fill_all(self, fields, within="main"):
        for name, value in fields.items():
            field = self.page.locator(f'{within} [name="{name}"]:not([type=hidden])').first
            kind = field.evaluate("e => e.tagName + ':' + e.type")
            if kind.startswith("SELECT"):
                field.select_option(value)
            elif kind.endswith((":checkbox", ":radio")):
                field.set_checked(bool(value))
            else:
                field.fill(value)

    def submit(self, action, **fields):
        """Fills the form of this action and presses its first button."""
        form = f'main form[action="{action}"]'
        require(self.page.locator(form).count() > 0, f"{self.page.url} has no form for {action}")
        self.fill_all({name.replace("__", "."): value for name, value in fields.items()}, within=form)
        self.click(f"{form} button:not([type=button]):visible")

    def unfold(self, place="main details.card"):
        """Opens what is folded."""
        details = self.page.locator(place).first
        if details.get_attribute("open") is None:
            details.locator("summary").click()

    @property
    def path(self):
        address = urllib.parse.urlsplit(self.page.url)
        return address.path

    @property
    def heading(self):
        return self.page.locator("h1").inner_text().strip()

    def text(self, selector="main"):
        return self.page.locator(selector).first.inner_text()

    def expect(self, selector, message, seconds=15):
        """Waits until it is there to be seen."""
        try:
            self.page.locator(selector).first.wait_for(state="visible", timeout=seconds * 1000)
        except Exception as error:
            raise Failure(f"{message} ({selector} is not on {self.page.url})") from error

    def flash(self):
        """What was said after the last form."""
        self.expect("main .flash", "nothing was said")
        return self.text("main .flash")

    def refused(self):
        """That a form came back with what is wrong in it."""
        self.expect("main .flash.danger, main .invalid-feedback", "nothing was refused")
        return self.text("main .flash.danger, main .invalid-feedback")

    # Signing in.

    def sign_in(self, password, **more):
        self.get("/sign-in")
        self.fill(name=self.name, password=password, **more)
        self.click("main form[action='/sign-in'] button")

    def sign_out(self):
        self.click("header form[action='/sign-out'] button")

    # Pictures.

    def picture(self, name, *, whole=True):
        path = self.report.pictures / f"{name}.png"
        self.page.screenshot(path=path, full_page=whole)
        return path

    def picture_of_failure(self, title):
        name = re.sub(r"[^a-z0-9]+", "-", f"failed-{title}-{self.name}".lower()).strip("-")[:120]
        path = pathlib.Path(self.report.pictures / f"{name}.png")
        try:
            self.page.screenshot(path=path, full_page=True, timeout=5000)
            path.with_suffix(".html").write_text(self.page.content())
            self.report.say(f"  {self.name} was at {self.page.url}: {path}")
        except Exception as error:
            self.report.say(f"  no picture of {self.name}: {error}")
