"""The pictures of the README, taken from a service that does real work: docs/images/*.png."""
import time

import data
import story_setup
from databases import MariaDB
from load import Load
from places import ROOT
from report import require
from service import Service
from story import PASSWORD, Scene, follow_job
from visitor import PHONE, Visitor

IMAGES = ROOT / "docs/images"
# Bytes that one picture may have.
MOST = 200_000
NAMES = ("orders", "ledger", "quotes", "risk")
SECONDS_OF_LOAD = 75


def take(browser, places, processes, report):
    loads = []
    with report.telling("screenshots"):
        try:
            with report.step("servers and the service start"):
                servers = {name: MariaDB(name, places, processes) for name in NAMES}
                service = Service("service", places, processes)
                for server in servers.values():
                    server.wait()
                    data.make(server)
            scene = Scene("en", report, browser, places, processes, service, servers["orders"], None, None)
            story_setup.sign_in(scene)
            story_setup.make_repository(scene)
            for name in NAMES:
                scene.instance_name, scene.source = name, servers[name]
                story_setup.add_instance(scene)
                loads.append(Load(servers[name], name))
            work(scene, servers)
            pictures(scene)
        finally:
            for load in loads:
                load.stop()
            for visitor in list(report.visitors):
                visitor.context.close()
            report.visitors.clear()


def work(scene, servers):
    visitor = scene.administrator
    with scene.report.step("an hour in short: load, a drill, a change, an accident, a lost password"):
        scene.instance_name = "orders"
        begun = time.monotonic()
        visitor.get(scene.page)
        visitor.submit(f"{scene.page}/drill")
        follow_job(visitor)
        time.sleep(15)
        servers["orders"].run("ALTER TABLE shop.customers ADD COLUMN venue VARCHAR(20)")
        servers["ledger"].run("ALTER USER tidemark@'%' IDENTIFIED BY 'another one by mistake 4'")
        visitor.get("/instances/default/ledger")
        visitor.submit("/instances/default/ledger/base")
        time.sleep(max(0, SECONDS_OF_LOAD - (time.monotonic() - begun)))
        visitor.get(scene.page)
        visitor.submit(f"{scene.page}/base")
        follow_job(visitor)
        time.sleep(10)
        servers["orders"].run("DELETE FROM shop.orders WHERE id <= 1800")
        time.sleep(20)


def pictures(scene):
    IMAGES.mkdir(parents=True, exist_ok=True)
    visitor = scene.administrator
    with scene.report.step("pictures of the desk, by day"):
        visitor.get("/")
        shoot(visitor, "overview")
        visitor.get(scene.page)
        shoot(visitor, "instance")
        visitor.get(f"/restore/default/{scene.instance}")
        visitor.submit(f"{visitor.path}/search", table="shop.orders", deletes="1000")
        visitor.expect("#findings, main .empty", "the search does not end", seconds=60)
        visitor.click("#findings a.btn-primary")
        visitor.fill(what="part", names="shop.orders", renames="shop.orders=shop.orders_before")
        visitor.click("main form.card button.btn-primary")
        visitor.fill(where="new")
        visitor.click("main form.card button.btn-primary")
        visitor.expect("main form[action$='/begin']", "there is no forecast", seconds=60)
        shoot(visitor, "restore")
    with scene.report.step("in Chinese, in the dark, and on a phone"):
        for name, path, language, size, scheme in [
            ("overview-zh", "/", "zh", None, "light"), ("instance-dark", scene.page, "en", None, "dark"),
            ("phone", "/", "en", PHONE, "light"),
        ]:
            other = Visitor(
                scene.browser, scene.service.address, "administrator", language, scene.report, size=size, scheme=scheme)
            other.sign_in(PASSWORD)
            other.get(path)
            shoot(other, name)
            other.leave()


def shoot(visitor, name):
    path = IMAGES / f"{name}.png"
    # What is live has come, and nothing blinks.
    visitor.page.wait_for_timeout(600)
    visitor.page.screenshot(path=path, full_page=False, animations="disabled")
    require(path.stat().st_size < MOST, f"{path} has {path.stat().st_size} bytes")
    visitor.report.say(f"  {path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")
