"""The console's overview, as somebody who has signed in gets it."""

import gzip
import http.client
import html
import re
import time
import urllib.parse

from .servers import fail

SECOND = 1_000_000
QUARTER, SHIFT, DAY = 900, 10_800, 86_400
# As TideSpan keeps them: intervals of each length that there are of every instance.
KEPT = {QUARTER: 2 * 96, SHIFT: 35 * 8, DAY: 90}


def add_tides(db, instances, now):
    """What an overview draws: changes and sizes of months, of every instance and of every project."""
    rows, sums = [], {}
    for span, count in KEPT.items():
        last = now // SECOND // span * span
        for number in range(1, count + 1):
            begins = (last - number * span) * SECOND
            for instance, project, _ in instances:
                figures = (900, 500, 20, 3 * SECOND, 12_000_000_000, 20_000_000_000, 60_000_000_000)
                rows.append((span, begins, instance, *figures))
                total = sums.setdefault((project, span, begins), [0] * 7)
                for index, figure in enumerate(figures):
                    total[index] = max(total[index], figure) if index == 3 else total[index] + figure
            if len(rows) > 100_000:
                write(db, rows)
                rows = []
    write(db, rows)
    db.executemany(
        "INSERT OR IGNORE INTO fleet_tides (project, span, begins_at, inserts, updates, deletes, rpo, stored, packed, raw) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [(*key, *total) for key, total in sums.items()])


def write(db, rows):
    db.executemany(
        "INSERT OR IGNORE INTO tides (span, begins_at, instance, inserts, updates, deletes, rpo, stored, packed, raw) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


class Browser:
    """Keeps one connection and the cookies, as a browser does; scripts are not run."""

    def __init__(self, service):
        self.connection = http.client.HTTPConnection(service.host, service.port, timeout=60)
        self.cookies, self.used = {}, time.monotonic()
        form = self.ask("GET", "/sign-in")[1].decode()
        token = re.search(r'name="_csrf" value="([^"]*)"', form)
        if not token:
            fail("the page for signing in has no form", form[:200])
        status, _ = self.ask("POST", "/sign-in", {"_csrf": token[1], "password": service.password})
        if status != 303:
            fail(f"signing in to the console was answered with {status}", f"see {service.log}")

    def ask(self, method, path, fields=None, packed=False):
        headers = {"Accept": "text/html", "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if packed:
            headers["Accept-Encoding"] = "gzip"
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if time.monotonic() - self.used > 30:
            # The service closes what nobody uses.
            self.connection.close()
        self.connection.request(method, path, None if fields is None else urllib.parse.urlencode(fields), headers)
        self.used = time.monotonic()
        response = self.connection.getresponse()
        content = response.read()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return response.status, content

    def timed(self, path):
        """Milliseconds until the whole page was there, and the page."""
        begun = time.monotonic()
        status, content = self.ask("GET", path)
        took = (time.monotonic() - begun) * 1000
        if status != 200:
            fail(f"GET {path} of the console was answered with {status}", content.decode(errors="replace")[-400:])
        return took, content

    def weight(self, page):
        """Bytes of what a page loads, as they are sent: styles, scripts, and the modules that these import."""
        text = page.decode()
        wanted = [html.unescape(found) for found in re.findall(r'(?:href|src)="(/assets/[^"]*)"', text)]
        wanted += [html.unescape(found) for found in re.findall(r'data-chart="(/assets/[^"]*)"', text)]
        seen, bytes_ = set(), 0
        while wanted:
            path = wanted.pop()
            if path in seen:
                continue
            seen.add(path)
            status, content = self.ask("GET", path, packed=True)
            if status != 200:
                fail(f"GET {path} was answered with {status}", "the page names a file that is not there")
            bytes_ += len(content)
            plain = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
            if path.endswith(".js") and b"from \"./" in plain:
                folder = path.rsplit("/", 1)[0]
                wanted += [f"{folder}/{name}" for name in re.findall(r'from "\./([^"]+)"', plain.decode())]
        return bytes_
