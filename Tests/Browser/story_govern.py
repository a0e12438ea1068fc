"""Two people, what one may not do alone, what is told of, and the audit of it all."""
import json

import timed_code
from report import require
from story import follow_job
from story_restore import choose_place, require_equal
from visitor import Visitor

SECOND = "mei"
SECOND_PASSWORD = "high water mark in spring"


def tell(scene):
    second_person(scene)
    four_eyes(scene)
    rights(scene)
    notices(scene)
    events(scene)
    audit(scene)
    explain(scene)
    leave(scene)


def second_person(scene):
    visitor = scene.administrator
    with scene.step("a second person gets an account and a role"):
        visitor.get("/people")
        visitor.unfold()
        visitor.submit("/people", name=SECOND, title="Mei Lin 林梅", mail="mei@example.com")
        visitor.expect("#given", "no password was given out")
        given = visitor.text("#given").strip()
        scene.picture("given-once")
        visitor.get(f"/access/grants?subject={SECOND}")
        visitor.submit("/access/grants", subjectKind="person", subject=SECOND, role="administrator")
        visitor.expect(f'#grants a[href="/people/{SECOND}"]', "the role is not listed")
    with scene.step("the second person signs in with a password of their own"):
        second = Visitor(scene.browser, scene.service.address, SECOND, scene.language, scene.report)
        scene.second = second
        with second.expecting(422):
            second.sign_in(given)
            second.expect('[name="newPassword"]', "no new password was asked for")
        second.fill(password=given, newPassword=SECOND_PASSWORD)
        second.click("main form[action='/sign-in'] button")
        require(second.path != "/sign-in", f"signing in led to {second.page.url}: {second.text()}")
    with scene.step("a second factor is set up, and asked for from then on"):
        second.get("/account")
        second.submit("/account/factor/begin", password=SECOND_PASSWORD)
        secret = second.text("#secret")
        require(second.page.locator("main svg.qr, main .qr").count() == 1, "there is no QR code")
        scene.picture("factor", second)
        second.submit("/account/factor/confirm", code=timed_code.code(secret))
        codes = second.text("#given").split()
        require(len(codes) == 10, f"{len(codes)} recovery codes were given")
        second.sign_out()
        require(second.path == "/sign-in", f"signing out led to {second.page.url}")
        with second.expecting(422):
            second.sign_in(SECOND_PASSWORD)
            second.refused()
        second.sign_in(SECOND_PASSWORD, code=codes[0])
        require(second.path != "/sign-in", f"a recovery code was not taken: {second.text()}")


def four_eyes(scene):
    visitor, second = scene.administrator, scene.second
    with scene.step("a restore over the source asks for its name, and for a second person"):
        # Its account may only read: for what follows it may write as well.
        scene.source.run("GRANT ALL ON *.* TO tidemark@'%' WITH GRANT OPTION")
        visitor.get(scene.noted["before"])
        visitor.fill(what="part", names="shop.orders")
        visitor.click("main form.card button.btn-primary")
        choose_place(scene, "source", existing="replace")
        form = "main form[action$='/begin']"
        button = visitor.page.locator(f"{form} button.btn-danger")
        require(button.is_disabled(), "it begins without its name being typed")
        visitor.fill_all({"confirm": scene.instance}, within=form)
        require(button.is_enabled(), "its name is typed, and it does not begin")
        with visitor.expecting(422, 403):
            visitor.click(button)
            visitor.expect("#approval-reason", f"nobody is asked: {visitor.text()[:800]}")
            scene.picture("approval-needed")
            visitor.page.locator("#approval-reason").fill("The orders are gone, 订单表被误删")
            visitor.fill_all({"confirm": scene.instance}, within=form)
            visitor.click(f"{form} button.btn-danger")
        visitor.click('main .flash a[href^="/approvals/"]')
        scene.noted["approval"] = visitor.path
        visitor.expect("main h1 .chip.warn", f"it does not wait: {visitor.text('h1')}")
    with scene.step("the second person sees what is asked, and agrees"):
        second.get("/approvals")
        require(second.page.locator(f'main a[href="{scene.noted["approval"]}"]').count() > 0, "nothing waits for them")
        second.get(scene.noted["approval"])
        scene.picture("approval", second)
        second.submit(f"{scene.noted['approval']}/grant", reason="Seen, 同意")
        second.expect("main h1 .chip.ok", f"it is not granted: {second.text('h1')}")
    with scene.step("the first carries it out, and the table is back where it was"):
        visitor.get(scene.noted["approval"])
        scene.picture("approval-granted")
        visitor.click('main form:has([name="_approval"]) button')
        require(visitor.path.startswith("/restores/"), f"after carrying it out: {visitor.page.url}; {visitor.text()[:500]}")
        follow_job(visitor)
        require_equal(
            {"orders": scene.noted["state"]["orders"]}, {"orders": scene.source.digest("shop")["orders"]}, "the source")
    with scene.step("what destroys asks for its name to be typed"):
        visitor.get("/instances/default/spare/edit")
        form = 'main form[action="/instances/default/spare/remove"]'
        button = visitor.page.locator(f"{form} button.btn-danger")
        require(button.is_disabled(), "it can be removed without typing its name")
        visitor.fill_all({"confirm": "spare"}, within=form)
        visitor.click(button)
        require(visitor.path == "/instances", f"after removing: {visitor.page.url}")
        require(visitor.page.locator('#instances a[href$="/spare"]').count() == 0, "the instance is still there")


def rights(scene):
    visitor = scene.administrator
    with scene.step("a policy with a rule, and a token with rights of its own"):
        visitor.get("/access")
        visitor.unfold()
        visitor.submit("/access/policies", name="night-watch", title="On call, 夜班")
        visitor.get("/access/policies/night-watch")
        visitor.unfold()
        form = "main form[action='/access/policies/night-watch/rules']"
        visitor.page.locator(f"{form} input[type=checkbox][value=view]").check()
        visitor.click(f"{form} button.btn-primary")
        visitor.expect("#rule-1", "the rule is not there")
        scene.picture("policy")
        visitor.get("/tokens")
        visitor.submit("/tokens", name="metrics-reader", scope="metrics", daysToLive="30")
        visitor.expect("#given", "no token was given out")
        visitor.get("/tokens")
        visitor.expect('#tokens a[href="/tokens/metrics-reader"]', "the token is not listed")


def notices(scene):
    visitor = scene.administrator
    with scene.step("a channel is added, and its test button reaches the receiver"):
        visitor.get("/channels?add=hook")
        visitor.submit("/channels", name="duty", kind="webhook", url=scene.receiver.address, secret="hush-hush-hush")
        visitor.get("/channels/duty")
        visitor.submit("/channels/duty/test")
        require(scene.receiver.messages, f"the receiver heard nothing: {visitor.text()[:600]}")
        path, headers, body = scene.receiver.messages[0]
        require("specversion" in json.loads(body), f"it is no CloudEvent: {body[:300]}")
        scene.picture("channel")
    with scene.step("a subscription tells the channel of everything"):
        visitor.get("/subscriptions")
        visitor.unfold()
        visitor.submit("/subscriptions", name="all", channel="duty", severity="information")
        visitor.expect('#subscriptions a[href="/subscriptions/all"]', "the subscription is not listed")


def events(scene):
    visitor = scene.administrator
    with scene.step("a base that cannot be taken is an event, which somebody looks after"):
        # Nobody reads the shop any more: the account's password is another one.
        scene.source.run("ALTER USER tidemark@'%' IDENTIFIED BY 'changed behind the back 5'")
        visitor.get(scene.page)
        visitor.submit(f"{scene.page}/base")
        require(visitor.path.startswith("/jobs/"), f"the button led to {visitor.page.url}")
        visitor.expect("#job-now .chip.bad, #job-now .chip.warn", "the job does not say what is wrong", seconds=60)
        scene.picture("job-failed")
        visitor.get("/events?severity=warning")
        scene.picture("events")
        number = visitor.page.locator('main a[href^="/events/"]').first.get_attribute("href")
        scene.noted["event"] = number
        visitor.get(number)
        visitor.submit(f"{number}/acknowledge", note="I look, 我来看")
        visitor.get(number)
        require("administrator" in visitor.text(), f"nobody looks after it: {visitor.text()}")
        scene.picture("event")
        scene.source.run("ALTER USER tidemark@'%' IDENTIFIED BY 'the tide takes and gives 7'")


def audit(scene):
    visitor = scene.administrator
    with scene.step("the audit finds what was done, and its chain is whole"):
        visitor.get(f"/audit?who={SECOND}")
        require(SECOND in visitor.text(), "the audit does not know the second person")
        visitor.submit("/audit/verify")
        visitor.expect("main .chip.ok, main .flash", "nothing is said of the chain")
        scene.picture("audit")
        chip = visitor.page.locator("main .card").first.locator(".chip").first
        require("ok" in (chip.get_attribute("class") or "").split(), f"the chain: {chip.inner_text()}")


def explain(scene):
    visitor = scene.administrator
    with scene.step("explain says which rule lets somebody do something"):
        visitor.get("/access/explain")
        visitor.fill(subject=SECOND)
        visitor.click('main form[action="/access/explain"] button')
        require(visitor.page.locator("#answers tbody tr").count() > 10, "not every verb is explained")
        require(visitor.page.locator("#answers .chip.ok").count() > 0, "an administrator may nothing")
        scene.picture("explain")


def leave(scene):
    with scene.step("signed out is signed out, also by the key back"):
        second = scene.second
        second.sign_out()
        second.get("/")
        require(second.path == "/sign-in", f"after signing out: {second.page.url}")
        second.leave()
