import Console
import Core
import HTTPTypes
import Testing

@Suite struct FormGuardTests {
    @Test func aFormThatWasNotMadeHereChangesNothing() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let hidden = try #require(try await browser.get("/workers").hiddenFields(of: "/sign-out"))
            for fields in [[:], ["_csrf": ""], ["_csrf": String(repeating: "0", count: 64)]] {
                let reply = try await browser.post("/sign-out", fields)
                #expect(reply.status == 403 && reply.text.contains("request.form"))
            }
            let foreign = [
                ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"],
                ["Origin": "https://evil.example"], ["Origin": "null"],
            ]
            for headers in foreign {
                let reply = try await browser.post("/sign-out", hidden, headers: headers)
                #expect(reply.status == 403, "\(headers)")
            }
            #expect(try await browser.get("/workers").status == 200)
            let own = ["Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"]
            #expect(try await browser.post("/sign-out", hidden, headers: own).status == 303)
        }
    }

    @Test func aFormOfAnotherSessionIsRefused() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let old = try #require(try await browser.get("/workers").hiddenFields(of: "/sign-out"))
            try await browser.signIn(scene.password)
            #expect(try await browser.post("/sign-out", old).status == 403)
            // Of the visit before signing in too.
            let session = browser.cookie("tidemark_session")
            browser.set("tidemark_session", nil)
            let visit = try #require(try await browser.get("/sign-in").hiddenFields(of: "/sign-in"))
            browser.set("tidemark_session", session)
            #expect(try await browser.post("/sign-out", visit).status == 403)
        }
    }

    @Test func signingInNeedsAFormToo() async throws {
        let scene = try await ConsoleScene()
        try await scene.run(isSignedIn: false) { browser in
            _ = try await browser.get("/sign-in")
            let reply = try await browser.post("/sign-in", ["password": scene.password])
            #expect(reply.status == 403 && browser.cookie("tidemark_session") == nil)
            // A name of a visit that this server never gives out.
            browser.set("tidemark_visit", "short")
            let page = try await browser.get("/sign-in")
            #expect(browser.cookie("tidemark_visit")?.utf8.count == 64 && page.status == 200)
        }
    }

    @Test func whatIsNoFormIsRefused() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let session = browser.cookie("tidemark_session") ?? ""
            let cases: [(type: String, body: String, status: Int)] = [
                ("application/json", "{}", 415), ("multipart/form-data; boundary=a", "--a--", 415),
                ("application/x-www-form-urlencoded", "a=%zz", 422),
                ("application/x-www-form-urlencoded", "a=%00", 422),
                ("application/x-www-form-urlencoded", String(repeating: "a=1&", count: 3000), 422),
                ("application/x-www-form-urlencoded", "a=" + String(repeating: "1", count: 2 << 20), 413),
            ]
            for (type, body, status) in cases {
                let reply = try await browser.client.send(
                    .post, "/sign-out", body, type: type,
                    headers: ["Cookie": "tidemark_session=\(session)", "Accept": "text/html"], token: "")
                #expect(reply.status == status, "\(type) \(body.prefix(20))")
            }
        }
    }

    @Test func preferencesAreKeptAndLeadBack() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let reply = try await browser.submit(["language": "zh"], to: "/preferences", from: "/workers?q=a")
            #expect(reply.location == "/workers?q=a" && browser.cookie("tidemark_language") == "zh")
            let page = try await browser.follow(reply)
            #expect(page.html.contains(#"<html lang="zh-CN""#) && page.title == "没有工作节点在线：任何任务都不会执行 · Tidemark")
            let dark = try await browser.submit(["theme": "dark"], to: "/preferences", from: "/workers")
            #expect(try await browser.follow(dark).html.contains(#"data-theme="dark""#))
            let away = ["theme": "light", "return": "//evil.example"]
            #expect(try await browser.submit(away, to: "/preferences", from: "/workers").location == "/")
            for wrong in [["language": "de"], ["theme": "blue"], ["project": "../x"]] {
                let kept = try await browser.submit(wrong, to: "/preferences", from: "/workers")
                #expect(kept.status == 303 && browser.cookie("tidemark_theme") == "light", "\(wrong)")
            }
            #expect(browser.cookie("tidemark_project") == nil && browser.cookie("tidemark_language") == "zh")
        }
    }
}
