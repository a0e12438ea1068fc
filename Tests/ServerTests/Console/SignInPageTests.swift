import APIModel
import Console
import Core
import HTTPTypes
import Service
import Testing

@Suite struct SignInPageTests {
    @Test func whoHasNotSignedInIsLedThereAndBack() async throws {
        let scene = try await ConsoleScene()
        try await scene.run(isSignedIn: false) { browser in
            for page in PageTable.all where page.access == .signedIn && page.method == .get && page.pathNames.isEmpty {
                let reply = try await browser.get(page.path)
                #expect(reply.status == 303, "\(page.path)")
                #expect(reply.location?.hasPrefix("/sign-in") == true, "\(page.path)")
                #expect(!reply.html.contains("<"), "\(page.path)")
            }
            let asked = try await browser.get("/workers?q=a%26b")
            #expect(asked.location == "/sign-in?return=%2Fworkers%3Fq%3Da%2526b")
            let page = try await browser.follow(asked)
            #expect(page.status == 200 && page.title == "Sign in · Tidemark" && page.heading == "Sign in")
            let reply = try await browser.signIn(scene.password, at: try #require(asked.location))
            #expect(reply.status == 303 && reply.location == "/workers?q=a%26b")
            #expect(try await browser.follow(reply).status == 200)
        }
    }

    @Test func theSessionIsKeptFromScriptsAndOtherSites() async throws {
        let scene = try await ConsoleScene()
        try await scene.run(isSignedIn: false) { browser in
            _ = try await browser.get("/sign-in")
            #expect(browser.cookie("tidemark_visit")?.utf8.count == 64)
            let reply = try await browser.signIn(scene.password)
            let cookie = try #require(
                reply.reply.headers[values: .setCookie].first { $0.hasPrefix("tidemark_session=tms_") })
            for part in ["Path=/", "HttpOnly", "SameSite=Strict", "Max-Age="] {
                #expect(cookie.contains("; \(part)"), "\(part)")
            }
            #expect(!cookie.contains("Secure"))
            #expect(browser.cookie("tidemark_visit") == nil)
        }
    }

    /// Behind a proxy that speaks TLS.
    @Test func theCookieNeedsTLSWhereTheBrowserSpeaksIt() async throws {
        let scene = try await ConsoleScene()
        try await scene.run(isSignedIn: false) { browser in
            // Nobody trusted says so.
            let headers = ["X-Forwarded-Proto": "https"]
            let page = try await browser.get("/sign-in", headers: headers)
            #expect(page.reply.headers[values: .setCookie].allSatisfy { !$0.contains("Secure") })
        }
    }

    @Test func aWrongPasswordIsSaidInTheForm() async throws {
        let scene = try await ConsoleScene()
        try await scene.run(isSignedIn: false) { browser in
            let reply = try await browser.signIn("mistaken-word")
            #expect(reply.status == 422 && reply.text.contains("The name or the password is wrong."))
            #expect(reply.text.contains("access.password") && !reply.html.contains("mistaken-word"))
            #expect(browser.cookie("tidemark_session") == nil)
            // The wait doubles: however slow the machine is, one attempt comes too early.
            var isDelayed = false
            for _ in 0..<12 where !isDelayed {
                isDelayed = try await browser.signIn("mistaken-word").text.contains("access.delayed")
            }
            #expect(isDelayed)
            #expect(try await browser.signIn("").status == 422)
        }
    }

    @Test func signingOutEndsTheSession() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let token = try #require(browser.cookie("tidemark_session"))
            #expect(try await browser.client.get("session", token: token).status == 200)
            let reply = try await browser.submit([:], to: "/sign-out", from: "/workers")
            #expect(reply.location == "/sign-in" && browser.cookie("tidemark_session") == nil)
            #expect(try await browser.client.get("session", token: token).status == 401)
            browser.set("tidemark_session", token)
            #expect(try await browser.get("/workers").location == "/sign-in?return=%2Fworkers")
            #expect(browser.cookie("tidemark_session") == nil)
        }
    }

    @Test func aMachinesTokenOpensNoPages() async throws {
        let scene = try await ConsoleScene()
        try await scene.run(isSignedIn: false) { browser in
            for token in [scene.server.token, "tms_0123456789abcdef_" + String(repeating: "0", count: 64), "x", "%00"] {
                browser.set("tidemark_session", token)
                #expect(try await browser.get("/workers").status == 303, "\(token.prefix(4))")
            }
            // And the cookie opens nothing of the API.
            try await browser.signIn(scene.password)
            let cookie = "tidemark_session=\(browser.cookie("tidemark_session") ?? "")"
            let reply = try await browser.client.send(
                .get, "/api/v1/workers", headers: ["Cookie": cookie], token: "")
            #expect(reply.status == 401)
        }
    }

    /// A link in a mail brings no cookie along the first time.
    @Test func aLinkOfAnotherSiteIsAskedForAgain() async throws {
        let scene = try await ConsoleScene()
        try await scene.run(isSignedIn: false) { browser in
            let reply = try await browser.get("/workers?q=1", headers: ["Sec-Fetch-Site": "cross-site"])
            #expect(reply.status == 200 && reply.html.contains(#"content="0;url=/workers?q=1""#))
            #expect(try await browser.get("/workers?q=1", headers: ["Sec-Fetch-Site": "same-origin"]).status == 303)
        }
    }

    @Test func theFirstRunSaysWhatIsLeft() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            #expect(try await browser.signIn(scene.password).location == "/first-run")
            let page = try await browser.get("/first-run")
            #expect(page.heading == "4 steps until the first instance is protected.")
            let made = try await browser.client.post(
                "repositories",
                #"{"name": "main", "url": "file:///srv", "key": {"kind": "passphrase", "secret": "x"}}"#)
            #expect(made.status == 201)
            #expect(try await browser.get("/first-run").heading == "3 steps until the first instance is protected.")
            let address = "/first-run/password"
            let short = try await browser.submit(["current": "x", "new": "short"], to: address, from: "/first-run")
            #expect(short.status == 422 && short.text.contains("shorter than 12"))
            let fields = ["current": scene.password, "new": "marble-otter-92-quilt", "again": "another password"]
            #expect(try await browser.submit(fields, to: address, from: "/first-run").text.contains("differs"))
            let right = fields.merging(["again": "marble-otter-92-quilt"]) { $1 }
            let changed = try await browser.submit(right, to: address, from: "/first-run")
            let shown = try await browser.follow(changed)
            #expect(shown.text.contains("The password is changed") && shown.status == 200)
            // Said once.
            let later = try await browser.get("/first-run")
            #expect(!later.text.contains("The password is changed"))
            #expect(try await browser.signIn("marble-otter-92-quilt").status == 303)
        }
    }
}
