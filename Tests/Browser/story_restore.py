"""The accident, the moment before it, three ways back, and the proof by the stock client."""
import datetime
import re
import time
import zoneinfo

import data
from report import require
from story import follow_job
from visitor import ZONES


def tell(scene):
    note(scene)
    accident(scene)
    find_moment(scene)
    restore_elsewhere(scene)
    restore_anew(scene)
    undo(scene)


def typed(scene, instant):
    """A time as the visitor would type it, in their own zone."""
    return instant.astimezone(zoneinfo.ZoneInfo(ZONES[scene.language])).strftime("%Y-%m-%d %H:%M:%S.%f")


def now(scene):
    text = scene.source.run("SELECT UTC_TIMESTAMP(6)").strip()
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc)


def wait_for_log(scene, seconds=40):
    """Until the overview's page of the instance says that the log is archived up to now."""
    visitor, wanted = scene.administrator, time.monotonic() + seconds
    while True:
        visitor.get(scene.page)
        if visitor.page.locator("h1 .chip.ok").count():
            return
        require(time.monotonic() < wanted, f"the instance is not protected: {visitor.text('h1')}")
        time.sleep(0.5)


def note(scene):
    with scene.step("the state of a second is noted by the stock client"):
        wait_for_log(scene)
        scene.source.run("UPDATE shop.orders SET state = 'sent' WHERE id <= 50; DELETE FROM shop.notes WHERE id > 90;")
        time.sleep(1.1)
        scene.noted["state"] = scene.source.digest("shop")
        scene.noted["moment"] = now(scene)
        time.sleep(1.1)


def accident(scene):
    with scene.step("somebody drops a table; the application goes on"):
        scene.source.run("DROP TABLE shop.orders")
        scene.source.run("UPDATE shop.customers SET name = 'Nobody' WHERE id = 7")
        scene.noted["mistake"] = scene.source.digest("shop")
        # The log comes with the next look of the stream.
        time.sleep(2)


def find_moment(scene):
    visitor = scene.administrator
    with scene.step("the log is searched for the moment before it"):
        visitor.get(scene.page)
        scene.picture("instance")
        visitor.click("main .actions a.btn-primary")
        require(visitor.path == f"/restore/default/{scene.instance}", f"the button led to {visitor.page.url}")
        scene.picture("restore-1-moment")
        path = visitor.path
        visitor.submit(f"{path}/search", table="shop.orders")
        require(visitor.path.startswith("/lookups/"), f"the search led to {visitor.page.url}")
        visitor.expect("#findings", "the search found nothing", seconds=60)
        scene.picture("log-search")
        row = visitor.page.locator("#findings tbody tr", has_text=re.compile("DROP", re.I))
        require(row.count() == 1, f"the drop was not found: {visitor.text()}")
        visitor.click(row.locator("a.btn-primary"))
        scene.noted["before"] = visitor.page.url
        require("before=" in visitor.page.url or "to=" in visitor.page.url, f"no moment is chosen: {visitor.page.url}")
    with scene.step("the step of what: all of it, then where: another server"):
        scene.picture("restore-2-what")
        visitor.click("main form.card button.btn-primary")


def choose_place(scene, where, **more):
    """From the step of where to the confirmation, with the plan's forecast in it."""
    visitor = scene.administrator
    visitor.fill(where=where, **more)
    scene.picture(f"restore-3-where-{where}")
    visitor.click("main form.card button.btn-primary")
    # The forecast is a job: the page waits for it and is loaded again.
    visitor.expect("main form[action$='/begin']", "there is no forecast", seconds=60)
    require(visitor.page.locator("main table.table tbody tr").count() >= 5, "the forecast says too little")


def carry_out(scene, name):
    visitor = scene.administrator
    visitor.click("main form[action$='/begin'] button[class*=btn-primary], main form[action$='/begin'] button.btn-danger")
    require(visitor.path.startswith("/restores/"), f"after the confirmation: {visitor.page.url}; {visitor.text()[:500]}")
    follow_job(visitor)
    visitor.expect("#tables", "there is no report")
    rows = visitor.page.locator("#tables tbody tr")
    require(rows.count() == 3, f"the report tells of {rows.count()} tables")
    for text in rows.all_inner_texts():
        require(re.search(r"[0-9a-f]{16}", text), f"no digest is told: {text}")
    scene.picture(f"restore-5-report-{name}")


def restore_elsewhere(scene):
    with scene.step("to another instance, before the transaction: seen beforehand, carried out, reported"):
        choose_place(scene, "other", targetInstance="spare")
        scene.picture("restore-4-confirm")
        carry_out(scene, "other")
    with scene.step("the stock client reads the same on both servers"):
        require_equal(scene.noted["state"], scene.spare.digest("shop"), "the other server")


def restore_anew(scene):
    visitor = scene.administrator
    with scene.step("to a new instance, at a typed time"):
        visitor.get(f"/restore/default/{scene.instance}")
        field = visitor.page.locator('main [name="to"]:not([type=hidden])')
        field.fill("yesterday, or so")
        with visitor.expecting(422):
            field.press("Enter")
            visitor.page.wait_for_load_state("load")
            visitor.refused()
        visitor.page.locator('main [name="to"]:not([type=hidden])').fill(typed(scene, scene.noted["moment"]))
        visitor.click(visitor.page.locator('main form:has([name="to"]:not([type=hidden])) button'))
        visitor.click("main form.card button.btn-primary")
        choose_place(scene, "new")
        carry_out(scene, "new")
        told = re.search(r"127\.0\.0\.1:(\d+)|(?:port|端口)\D{0,4}(\d{4,5})", visitor.text())
        require(told, f"where the new server is, the report does not say: {visitor.text()[:1500]}")
        scene.noted["new port"] = int(told.group(1) or told.group(2))
    with scene.step("the stock client reads the same on the new server"):
        found = scene.source.digest("shop", port=scene.noted["new port"], **data.LOOKER)
        require_equal(scene.noted["state"], found, "the new server")


def require_equal(wanted, found, where):
    require(sorted(wanted) == sorted(found), f"{where} has the tables {sorted(found)}, not {sorted(wanted)}")
    for table, rows in wanted.items():
        require(rows == found[table], f"{table} differs on {where}: {len(rows)} and {len(found[table])} rows")


def undo(scene):
    visitor = scene.administrator
    with scene.step("undo SQL for one transaction, applied by the stock client"):
        visitor.get(f"/restore/default/{scene.instance}")
        visitor.submit(f"{visitor.path}/search", table="shop.customers", key="id=7")
        visitor.expect("#findings", "the search found nothing", seconds=60)
        visitor.click("#findings form button")
        visitor.expect("#undo-sql", "there is no script", seconds=60)
        scene.picture("undo-sql")
        with visitor.page.expect_download() as download:
            visitor.page.locator('main a.btn-primary[href$="/script"]').click()
        script = open(download.value.path(), encoding="utf-8").read()
        require("UPDATE" in script, f"the script: {script[:400]}")
        scene.source.run(script)
        require_equal(
            {"customers": scene.noted["state"]["customers"]}, {"customers": scene.source.digest("shop")["customers"]},
            "the source")
