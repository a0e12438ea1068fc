import APIModel
import Console
import Core
import Service
import Testing

@Suite struct TokenPageTests {
    @Test func aTokenIsShownOnceRotatedAndRemoved() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            #expect(try await browser.get("/tokens").heading == "1 machine has a token.")
            let fields = ["name": "ci", "scope": "metrics", "daysToLive": "30"]
            let made = try await browser.submit(fields, to: "/tokens", from: "/tokens")
            let token = try #require(made.given, "\(made.text)")
            #expect(made.heading == "The token ci")
            #expect(try await browser.client.get("session", token: token).status == 200)
            let page = try await browser.get("/tokens/ci")
            #expect(page.heading == "ci" && page.text.contains("read metrics") && !page.html.contains(token))
            let rotated = try await browser.submit(["graceMinutes": "5"], to: "/tokens/ci/rotate", from: "/tokens/ci")
            let other = try #require(rotated.given, "\(rotated.text)")
            #expect(other != token)
            for shown in [token, other] { #expect(try await browser.client.get("session", token: shown).status == 200) }
            #expect(try await browser.get("/tokens/ci").text.contains("Old secret until"))
            let gone = try await browser.submit(["confirm": "ci"], to: "/tokens/ci/remove", from: "/tokens/ci")
            #expect(gone.location == "/tokens")
            #expect(try await browser.client.get("session", token: other).status == 401)
            #expect(try await browser.get("/tokens/ci").status == 404)
        }
    }

    @Test func whatIsWrongStandsBesideTheField() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            for fields in [["name": "a b"], ["name": "ci", "daysToLive": "0"], ["name": "ci", "daysToLive": "x"]] {
                let reply = try await browser.submit(fields, to: "/tokens", from: "/tokens")
                #expect(reply.status == 422 && reply.html.contains("is-invalid"), "\(fields)")
            }
            let taken = try await browser.submit(["name": "test"], to: "/tokens", from: "/tokens")
            #expect(taken.status == 422 && taken.text.contains("catalog.exists"))
        }
    }
}
