"""The pages that the console's sources declare, and which of them an address is."""
import re

from places import ROOT

SOURCES = ROOT / "Sources/Console"
# Streams, files and ways through, which show no page of their own.
NO_PAGES = {
    "/overview/live": "a stream", "/workers/live": "a stream", "/jobs/{id}/live": "a stream",
    "/lookups/{id}/live": "a stream", "/restores/{id}/live": "a stream", "/lookups/{id}/script": "a file",
    "/audit/export/{form}": "a file", "/compliance/{project}/report.json": "a file", "/evidence/{drill}": "a file",
    "/sign-in/provider": "leads to a provider", "/sign-in/provider/end": "leads back from a provider",
}


def declared():
    """Paths of all GET pages, with names in braces."""
    found = set()
    for file in sorted(SOURCES.rglob("*.swift")):
        text = file.read_text()
        if "ConsolePage" not in text:
            continue
        constants = dict(re.findall(r'static let (\w+) = "(/[^"]*)"', text))
        for path in re.findall(r'\.get\(\s*("[^"]*"|\w+)\s*,\s*"', text):
            path = path.strip('"') if path.startswith('"') else constants.get(path, "")
            path = re.sub(r"\\\((\w+)\)", lambda name: constants.get(name.group(1), ""), path)
            if path.startswith("/"):
                found.add(path)
    return found


def pages():
    return {path for path in declared() if path not in NO_PAGES}


class Matcher:
    """Literal paths win over names in braces."""

    def __init__(self):
        def weight(path):
            return [part.startswith("{") for part in path.split("/")]

        self.patterns = [
            (path, re.compile("^" + re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)) + "$"))
            for path in sorted(declared(), key=weight)
        ]

    def page(self, path):
        for name, pattern in self.patterns:
            if pattern.match(path):
                return name
        return None
