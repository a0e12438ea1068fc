"""Data leaves: an export, a link that the wrong address cannot use, and a file that Debian's age opens."""
import gzip
import re
import subprocess

from report import Failure, require
from story import follow_job
from visitor import Visitor


def tell(scene):
    key, recipient = make_key(scene)
    with scene.step("an export of one table is asked for, for somebody's key"):
        visitor = scene.administrator
        visitor.get("/exports/new")
        visitor.fill(instance=scene.instance, names="shop.customers", format="sql", recipients=recipient)
        scene.picture("export-new")
        visitor.click("main form button.btn-primary")
        require(re.fullmatch(r"/exports/\w+", visitor.path), f"after asking: {visitor.page.url}")
        scene.noted["export"] = visitor.path
        visitor.click('main .sub a[href^="/restores/"]')
        follow_job(visitor)
        visitor.get(scene.noted["export"])
        visitor.expect("main .chip.ok", "the export is not ready")
    with scene.step("a link for the wrong address is refused in the browser"):
        link = make_link(scene, "10.0.0.0/8")
        scene.picture("export")
        guest = Visitor(scene.browser, scene.service.address, "guest", scene.language, scene.report)
        with guest.expecting(401, 403, 404):
            answer = guest.page.goto(link)
            require(answer.status in (403, 404), f"the wrong address was answered {answer.status}")
            require("customers" not in guest.page.content(), "the refusal tells of what is in it")
        guest.check()
    with scene.step("a link for the right one is downloaded once"):
        link = make_link(scene, "127.0.0.1/32")
        with guest.page.expect_download() as download:
            # What is downloaded never becomes a page.
            guest.page.evaluate("address => { location.assign(address); }", link)
        path = scene.places.scratch / f"export-{scene.language}.age"
        download.value.save_as(path)
        with guest.expecting(401, 403, 404, 410):
            answer = guest.page.goto(link)
            require(answer.status >= 400, f"a used link was answered {answer.status}")
        guest.leave()
    with scene.step("Debian's age opens it, and the rows are those of the table"):
        text = opened(key, path)
        require(text.count("c7@example.com") == 1 and "CREATE TABLE" in text, f"the file begins: {text[:300]}")
        require("顾客" in text or "E9A1BE" in text.upper(), "the names are not in it")


def make_key(scene):
    path = scene.places.scratch / f"age-{scene.language}.key"
    run = subprocess.run(["age-keygen", "-o", path], capture_output=True, text=True)
    if run.returncode != 0:
        raise Failure(f"age-keygen: {run.stderr}")
    return path, re.search(r"age1\w+", run.stderr + path.read_text()).group(0)


def make_link(scene, addresses):
    visitor = scene.administrator
    visitor.get(scene.noted["export"])
    visitor.submit(f"{scene.noted['export']}/links", minutes="30", uses="1", addresses=addresses)
    visitor.expect("#made-link", "no link was made")
    link = visitor.text("#made-link").strip()
    require(link.startswith(scene.service.address), f"the link is {link}")
    return link


def opened(key, path):
    run = subprocess.run(["age", "-d", "-i", key, path], capture_output=True)
    if run.returncode != 0:
        raise Failure(f"age: {run.stderr.decode()}")
    data = run.stdout
    if data[:2] == b"\x1f\x8b":
        return gzip.decompress(data).decode()
    if data[:4] == b"\x28\xb5\x2f\xfd":
        return subprocess.run(["zstd", "-dc"], input=data, capture_output=True, check=True).stdout.decode()
    return data.decode(errors="replace")
