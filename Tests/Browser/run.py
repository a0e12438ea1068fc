#!/usr/bin/env python3
"""The console in a real browser, with a real service and real databases.

usage: run.py test [STORY …] | screenshots
"""
import contextlib
import shutil
import sys

from places import SERVERS, Places
from processes import Processes, stop_servers_below
from report import Failure, Report

sys.path.insert(0, str(SERVERS / "browser/lib"))

STORIES = ("english", "chinese")


def chromium():
    path = shutil.which("chromium")
    if not path:
        raise Failure("Debian's chromium is not installed: run scripts/get-servers browser")
    return path


@contextlib.contextmanager
def browser_of():
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise Failure(f"Playwright is not in {SERVERS}/browser: run scripts/get-servers browser") from error
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"])
        try:
            yield browser
        finally:
            browser.close()


def main(arguments):
    what = arguments[0] if arguments else "test"
    if what not in ("test", "screenshots"):
        print(__doc__, file=sys.stderr)
        return 2
    places, processes = Places(), Processes()
    report = Report(places.pictures)
    try:
        with browser_of() as browser:
            if what == "screenshots":
                import screenshots
                screenshots.take(browser, places, processes, report)
            else:
                import telling
                for story in arguments[1:] or STORIES:
                    telling.tell(story, browser, places, processes, report)
    except Failure as error:
        report.failed.append(str(error))
    finally:
        processes.stop_all()
        stop_servers_below(places.scratch)
        places.remove()
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
