"""Without scripts, and by keyboard alone."""
from report import require
from story import PASSWORD
from visitor import Visitor


def tell(scene):
    without_scripts(scene)
    by_keyboard(scene)


def without_scripts(scene):
    with scene.step("without scripts: sign in, overview, instance, and a restore up to its confirmation"):
        visitor = Visitor(
            scene.browser, scene.service.address, "administrator", scene.language, scene.report, scripts=False)
        visitor.sign_in(PASSWORD)
        require(visitor.page.locator("h1").count() == 1, f"signing in led to {visitor.page.url}")
        visitor.get("/")
        require(scene.instance in visitor.text(), "the overview does not name the instance")
        visitor.get(scene.page)
        require(visitor.page.locator("svg#timeline, #timeline svg, svg").count() > 0, "there is no timeline")
        visitor.click("main .actions a.btn-primary")
        visitor.click(visitor.page.locator("#spans a").first)
        visitor.click("main form.card button.btn-primary")
        visitor.fill(where="new")
        visitor.click("main form.card button.btn-primary")
        for _ in range(100):
            if visitor.page.locator("main form[action$='/begin']").count():
                break
            # What is live with scripts is a link without them.
            visitor.page.wait_for_timeout(300)
            visitor.page.reload()
        require(visitor.page.locator("main form[action$='/begin'] button").count() == 1, "there is no way to confirm")
        scene.picture("without-scripts", visitor)
        visitor.leave()


def by_keyboard(scene):
    visitor = scene.administrator
    with scene.step("by keyboard: menu and form are reached with a focus one sees, ? helps, / searches"):
        visitor.get("/instances/add")
        seen = []
        for _ in range(80):
            visitor.page.keyboard.press("Tab")
            focus = visitor.page.evaluate("""() => {
                const e = document.activeElement, look = getComputedStyle(e);
                return {
                    tag: e.tagName, inMenu: !!e.closest("nav.menu"), name: e.getAttribute("name"),
                    skip: e.classList.contains("skip"),
                    isSeen: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0 || look.boxShadow !== "none",
                };
            }""")
            seen.append(focus)
            if focus["name"] == "host":
                break
        require(seen[0]["skip"], "the first key press does not offer to skip the menu")
        require(any(focus["inMenu"] for focus in seen), "the menu is not reached")
        require(seen[-1]["name"] == "host", "the form is not reached")
        blind = [focus for focus in seen if not focus["isSeen"]]
        require(not blind, f"the focus is not seen on {blind[:3]}")
        visitor.get("/")
        visitor.page.keyboard.press("/")
        require(visitor.page.evaluate("document.activeElement.id") == "search", "/ does not search")
        visitor.page.keyboard.press("Escape")
        visitor.page.keyboard.press("?")
        visitor.page.wait_for_url("**/help")
        visitor.page.keyboard.press("g")
        visitor.page.keyboard.press("i")
        visitor.page.wait_for_url("**/instances")
