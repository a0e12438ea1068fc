"""First run, a repository, the first instance and its first base, and many at once."""
import data
from report import require
from story import PASSWORD, follow_job
from visitor import Visitor


def tell(scene):
    sign_in(scene)
    make_repository(scene)
    add_instance(scene)
    add_many(scene)


def sign_in(scene):
    with scene.step("the first visit leads to signing in, and a wrong password is refused"):
        visitor = Visitor(scene.browser, scene.service.address, "administrator", scene.language, scene.report)
        scene.administrator = visitor
        visitor.get("/")
        require(visitor.path == "/sign-in", f"the first visit led to {visitor.page.url}")
        scene.picture("sign-in")
        with visitor.expecting(422):
            visitor.sign_in("not this one, surely")
            visitor.refused()
    with scene.step("first run: the administrator's password is changed"):
        visitor.sign_in(scene.service.password)
        require(visitor.path == "/first-run", f"signing in led to {visitor.page.url}")
        scene.picture("first-run")
        with visitor.expecting(422):
            visitor.submit("/first-run/password", current=scene.service.password, new=PASSWORD, again="something else")
            visitor.refused()
        visitor.submit("/first-run/password", current=scene.service.password, new=PASSWORD, again=PASSWORD)
        visitor.flash()
    with scene.step("the empty console says what to do"):
        for path in ("/", "/instances", "/jobs", "/events", "/exports", "/drills", "/restore"):
            visitor.get(path)
        visitor.get("/")
        scene.picture("overview-empty")


def make_repository(scene):
    with scene.step("a repository is made"):
        visitor = scene.administrator
        visitor.get("/repositories")
        visitor.click('main a[href^="/repositories/add"]')
        visitor.fill(name="archive", url=f"file://{scene.places.scratch}/archive-{scene.language}")
        offered = visitor.page.locator('[name="key.passphrase"]').input_value()
        require(len(offered) > 30, "no passphrase was offered")
        scene.picture("repository-add")
        visitor.click('main form[action="/repositories/add"] button')
        require("archive" in visitor.flash(), "nothing was said of the new repository")


def add_instance(scene):
    visitor = scene.administrator
    with scene.step("an instance, 1: where it is, with a live test of the connection"):
        visitor.get("/instances/add")
        visitor.fill(name=scene.instance, host="127.0.0.1", port="1")
        visitor.click("button[value=test]", stays=True)
        visitor.expect("#probe .chip.bad", "nobody answered, and nothing was said")
        visitor.fill(port=str(scene.source.port))
        visitor.click("button[value=test]", stays=True)
        visitor.expect("#probe .chip.ok", "the test of the connection found no server")
        scene.picture("add-1-place")
        visitor.click('main form[action="/instances/add"] button.btn-primary')
        require(visitor.path.endswith("/setup"), f"after the first step: {visitor.page.url}")
    with scene.step("an instance, 2: the account, made by the SQL of the page, and the precheck"):
        sql = visitor.text("#account-sql")
        require("CREATE USER" in sql, f"the SQL of the page: {sql}")
        password = "the tide takes and gives 7"
        scene.source.run(with_password(sql, password))
        visitor.submit(f"{scene.page}/setup", password="wrong password 123")
        visitor.expect("main .flash.danger", "a wrong password went unnoticed")
        visitor.submit(f"{scene.page}/setup", password=password)
        visitor.expect("main p .dot.ok", "the precheck is not content")
        scene.picture("add-2-account")
        visitor.click(f'main a.btn-primary[href="{scene.page}/setup/plan"]')
    with scene.step("an instance, 3 and 4: plan, storage, and that it begins"):
        # The first follows the plan that is offered, and makes it; others find it there.
        if visitor.page.locator('main [name="repository"]').count():
            visitor.fill(repository="archive")
        visitor.fill(tags="env=production")
        scene.picture("add-3-plan")
        visitor.click("main form button.btn-primary")
        scene.picture("add-4-confirm")
        visitor.click("main form button.btn-primary")
        require(visitor.path.startswith("/jobs/"), f"after the last step: {visitor.page.url}")
    with scene.step("the progress of the first base, to its end"):
        follow_job(visitor)
        scene.picture("job-base")
        visitor.get(scene.page)
        visitor.expect("#timeline", "the instance has no timeline")
        visitor.get("/")
        require(visitor.page.locator(f'main a[href*="{scene.instance}"]').count() > 0, "the overview names no instance")


def with_password(sql, password):
    """The SQL as an administrator would run it: with the password in its place."""
    import re
    return re.sub(r"(IDENTIFIED (?:WITH \w+ )?BY )'[^']*'", lambda found: f"{found.group(1)}'{password}'", sql)


def add_many(scene):
    with scene.step("many instances: a list with a good and a bad row is tried, then taken"):
        visitor = scene.administrator
        data.prepare_target(scene.spare)
        visitor.get("/instances/import")
        rows = (
            "name,host,port,user,tls,site,tags\n"
            f"spare,127.0.0.1,{scene.spare.port},restorer,preferred,default,env=test\n"
            "Not A Name,127.0.0.1,99999,x,preferred,default,\n"
        )
        visitor.page.set_input_files("#list", {"name": "list.csv", "mimeType": "text/csv", "buffer": rows.encode()})
        visitor.click('main form[action="/instances/import"] button')
        require(visitor.page.locator("#rows tbody tr").count() == 2, "the preview has not two rows")
        require(visitor.page.locator("#rows .chip.bad").count() == 1, "the bad row is not refused")
        scene.picture("import-preview")
        plan = visitor.page.locator('main [name="plan"]')
        if plan.count():
            plan.select_option("")
        visitor.fill(password=data.RESTORER)
        visitor.click('main form[action="/instances/import/confirm"] button')
        require(visitor.path == "/instances", f"after the import: {visitor.page.url}")
        visitor.expect('#instances a[href$="/spare"]', "the imported instance is not there")
        scene.picture("instances")
