"""Steps and their times, what fails in them, and the pictures of it."""
import contextlib
import sys
import time
import traceback


class Failure(Exception):
    """What was expected did not come true; the message is for whoever reads the log."""


def require(condition, message):
    if not condition:
        raise Failure(message)


class Report:
    """Prints each step with its time; counts those that passed and failed."""

    def __init__(self, pictures):
        self.pictures = pictures
        self.begun = time.monotonic()
        self.passed = 0
        self.failed = []
        self.visitors = []
        self.story = ""

    def say(self, text):
        print(f"{time.monotonic() - self.begun:6.1f} s  {text}", flush=True)

    @contextlib.contextmanager
    def step(self, name):
        """A part of a story. What fails in it ends the story, after a picture of every open page."""
        begun = time.monotonic()
        title = f"{self.story}: {name}" if self.story else name
        try:
            yield
            for visitor in self.visitors:
                visitor.check()
        except Exception as error:
            self.failed.append(title)
            self.say(f"✘ {title}")
            self._explain(error, title)
            raise
        self.passed += 1
        self.say(f"✔ {title} ({time.monotonic() - begun:.1f} s)")

    @contextlib.contextmanager
    def telling(self, story):
        """One story; the next is told even if this one fails."""
        self.story = story
        try:
            yield
        except Exception as error:
            if not self.failed or not self.failed[-1].startswith(story):
                self.failed.append(story)
                self._explain(error, story)
        finally:
            self.story = ""

    def _explain(self, error, title):
        if isinstance(error, Failure):
            print(f"error[browser.failed]: {title}: {error}", file=sys.stderr, flush=True)
        else:
            traceback.print_exc()
        for visitor in self.visitors:
            visitor.picture_of_failure(title)

    def end(self):
        """The last lines; 0 where all is well."""
        for title in self.failed:
            print(f"error[browser.failed]: {title}", file=sys.stderr)
        print(f"browser: {self.passed} passed, {len(self.failed)} failed", flush=True)
        return 1 if self.failed or not self.passed else 0
