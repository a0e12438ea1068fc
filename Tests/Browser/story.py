"""What the parts of a story share."""
import dataclasses
import time
import typing

from report import require

PASSWORD = "seven quiet tides at dawn"


@dataclasses.dataclass
class Scene:
    """Where a story is told: one language, one family of servers, one service."""

    language: str
    report: typing.Any
    browser: typing.Any
    places: typing.Any
    processes: typing.Any
    service: typing.Any
    source: typing.Any
    spare: typing.Any
    receiver: typing.Any
    administrator: typing.Any = None
    second: typing.Any = None
    second_password: str = ""
    instance_name: str = "shop"
    # Noted on the way: digests, moments, addresses.
    noted: dict = dataclasses.field(default_factory=dict)

    @property
    def instance(self):
        return self.instance_name

    @property
    def page(self):
        return f"/instances/default/{self.instance}"

    def picture(self, name, visitor=None):
        (visitor or self.administrator).picture(f"{self.language}-{name}")

    def step(self, name):
        return self.report.step(name)


def follow_job(visitor, seconds=120):
    """Stays on the page of a job until its state, which the page itself brings up to date, is the last one."""
    chip = "main [role=status] .chip, main #job-now .chip"
    visitor.expect(chip, "the job has no state")
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        tone = visitor.page.locator(chip).first.get_attribute("class") or ""
        if "ok" in tone.split() or "bad" in tone.split():
            break
        visitor.page.wait_for_timeout(150)
    require("ok" in tone.split(), f"the job at {visitor.page.url} ended as: {visitor.text(chip)}; {visitor.text()[:600]}")
    visitor.page.wait_for_load_state("load")
