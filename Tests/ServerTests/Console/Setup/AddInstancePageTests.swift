import APIModel
import Console
import Core
import Service
import Testing

@Suite struct AddInstancePageTests {
    private static let repository =
        #"{"name": "main", "url": "file:///srv/backups", "key": {"kind": "passphrase", "secret": "x"}}"#
    private static let setup = "/instances/default/orders-01/setup"

    private func add(
        _ browser: ConsoleBrowser, host: String = "db1", name: String = "orders-01", action: String = ""
    ) async throws -> ConsoleReply {
        let fields = ["name": name, "host": host, "port": "3306", "tls": "preferred", "site": "default", "do": action]
        return try await browser.submit(fields, to: "/instances/add", from: "/instances/add")
    }

    private func confirm(_ browser: ConsoleBrowser, _ query: String) async throws -> ConsoleReply {
        let address = "\(Self.setup)/confirm"
        return try await browser.submit([:], to: address, from: "\(address)?\(query)")
    }

    @Test(arguments: Language.allCases)
    func anInstanceIsProtectedInFourSteps(_ language: Language) async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run(language: language) { browser in
            // Where it is: asked first, and nothing is changed by that.
            let tested = try await add(browser, action: "test")
            #expect(tested.status == 200 && tested.text.contains("8.4.6"))
            #expect(try await browser.client.get("instances/orders-01").status == 404)
            let account = try await browser.follow(try await add(browser))
            #expect(account.status == 200 && account.text.contains("CREATE USER `tidemark`@`%`"))
            // The account: its password is kept and nowhere to be seen.
            let checked = try await browser.submit(
                ["user": "backup", "password": "marble-otter"], to: Self.setup, from: Self.setup)
            #expect(checked.location == "\(Self.setup)?checked=yes")
            let ready = try await browser.follow(checked)
            let title = language == .zh ? "日志为行格式" : "Row format"
            #expect(ready.text.contains(title) && !ready.html.contains("marble-otter"))
            #expect(ready.html.contains(#"<a class="btn btn-primary" href="/instances/default/orders-01/setup/plan">"#))
            // Plan and storage: there is no place yet, and the way there leads back.
            let bare = try await browser.get("\(Self.setup)/plan")
            #expect(
                bare.html.contains("/repositories/add?project=default&amp;then=/instances/default/orders-01/setup/plan")
            )
            #expect(try await browser.client.post("repositories", Self.repository).status == 201)
            let plans = try await browser.get("\(Self.setup)/plan")
            #expect(plans.html.contains(#"value="+standard" checked"#) && plans.text.contains("main"))
            // What will happen, and that it begins.
            let query = "plan=%2Bstandard&repository=main&tags=env%3Dproduction"
            let last = try await browser.get("\(Self.setup)/confirm?\(query)")
            #expect(last.text.contains("db1:3306") && last.text.contains("env=production"))
            let started = try await confirm(browser, query)
            let path = try #require(started.location)
            #expect(started.status == 303 && path.hasPrefix("/jobs/"))
            let job = try await browser.client.get("jobs/\(path.dropFirst("/jobs/".count))").value(JobDocument.self)
            #expect(job.kind == "base" && job.instance == "orders-01" && job.repository == "main")
            let plan = try await browser.client.get("plans/standard").value(PlanDocument.self)
            #expect(plan.instances == 1)
            let instance = try await browser.client.get("instances/orders-01").value(InstanceDocument.self)
            #expect(instance.user == "backup" && instance.tags == ["env=production"])
        }
    }

    @Test func whereNobodyAnswersItIsAddedOnlyIfWanted() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run { browser in
            let page = try await add(browser, host: "nobody")
            #expect(page.status == 200 && page.text.contains("does not answer") && page.text.contains("all the same"))
            #expect(try await browser.client.get("instances/orders-01").status == 404)
            let added = try await add(browser, host: "nobody", action: "anyway")
            #expect(added.location == Self.setup)
            // Its version is asked for and not there: the page says so and goes on.
            let account = try await browser.follow(added)
            #expect(account.status == 200 && account.text.contains("connection refused"))
        }
    }

    @Test func whatIsWrongIsSaidBesideTheField() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run { browser in
            // A server can be asked before it has a name.
            #expect(try await add(browser, name: "", action: "test").text.contains("answers"))
            #expect(try await add(browser, name: "").status == 422)
            let name = try await add(browser, name: "-orders")
            #expect(name.status == 422 && name.text.contains("“-orders” is not a name."))
            let host = try await add(browser, host: "<b>db")
            #expect(host.status == 422 && host.text.contains("It is not a host.") && host.html.contains("&lt;b&gt;db"))
            // An address as it is copied is taken apart.
            #expect(try await add(browser, host: "db7:3310").location == Self.setup)
            let instance = try await browser.client.get("instances/orders-01").value(InstanceDocument.self)
            #expect(instance.host == "db7" && instance.port == 3310)
            let twice = try await add(browser)
            #expect(twice.status == 422 && twice.text.contains("catalog.exists"))
        }
    }

    @Test func whatIsMissingIsShownWithWhatMendsIt() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine(lacksRowFormat: true))
        try await scene.run { browser in
            _ = try await add(browser)
            let wrong = try await browser.submit(
                ["user": "tidemark", "password": "wrong"], to: Self.setup, from: Self.setup)
            #expect(try await browser.follow(wrong).text.contains("The password is wrong."))
            let right = try await browser.submit(
                ["user": "tidemark", "password": "marble-otter"], to: Self.setup, from: Self.setup)
            let page = try await browser.follow(right)
            #expect(page.text.contains("One thing is missing.") && page.text.contains("SET GLOBAL binlog_format"))
            #expect(page.text.contains("Continue all the same"))
        }
    }

    @Test func aPlanThatIsThereTakesTheInstanceIn() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run { browser in
            _ = try await add(browser)
            #expect(try await browser.client.post("repositories", Self.repository).status == 201)
            let gold =
                #"{"name": "gold", "cycle": {"at": "03:00"}, "repository": "main", "instances": {"names": ["a"]}}"#
            let tagged =
                #"{"name": "tagged", "cycle": {"at": "03:00"}, "repository": "main", "instances": {"tags": ["x"]}}"#
            for plan in [gold, tagged] { #expect(try await browser.client.post("plans", plan).status == 201) }
            // Two plans would cover it.
            let both = try await confirm(browser, "plan=gold&tags=x")
            #expect(both.status == 422 && both.text.contains("The plan tagged covers this instance too."))
            #expect(try await confirm(browser, "plan=gold&tags=").location?.hasPrefix("/jobs/") == true)
            let plan = try await browser.client.get("plans/gold")
            #expect(plan.body.contains("orders-01") && plan.body.contains(#""a""#))
            let gone = try await browser.get("\(Self.setup)/confirm?plan=none")
            #expect(gone.status == 200 && gone.text.contains("No plan is chosen"))
            #expect(!gone.text.contains("Start the first base"))
        }
    }

    @Test func theFirstRunGoesOnWhereItWasLeft() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run { browser in
            let first = try await browser.get("/first-run")
            #expect(first.html.contains(#"href="/repositories/add?then=/first-run""#))
            let fields = [
                "url": "file:///srv/backups", "key.kind": "passphrase", "key.passphrase": "a-b-c-d", "name": "main",
            ]
            let made = try await browser.submit(
                fields, to: "/repositories/add", from: "/repositories/add?then=/first-run")
            #expect(made.location == "/first-run")
            _ = try await add(browser)
            #expect(try await browser.get("/first-run").html.contains("href=\"\(Self.setup)\""))
        }
    }
}
