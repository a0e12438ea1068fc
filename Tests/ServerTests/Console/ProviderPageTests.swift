import APIModel
import Console
import Core
import HTTPTypes
import Service
import Testing

/// A provider that believes whoever comes with the code `yes`.
private struct Trusting: IdentityProvider {
    let title = "Example login"
    let isSecure = false

    func address(for flow: ProviderFlow) async throws -> String {
        // Something is awaited, as a real provider would.
        await Task.yield()
        return "https://login.example/authorize?state=" + flow.state.withBytes { String(decoding: $0, as: UTF8.self) }
    }

    func person(behind code: String, _ flow: ProviderFlow, at now: Timestamp) async throws -> ProvidedPerson {
        await Task.yield()
        guard code == "yes" else { throw TidemarkError(.accessProvider, "It says no.", hint: "Ask it.") }
        return ProvidedPerson(issuer: "https://login.example", subject: "u-1", name: "alice")
    }
}

@Suite struct ProviderPageTests {
    /// Goes to the provider and comes back; where it ends.
    private func comeBack(_ browser: ConsoleBrowser) async throws -> String {
        let start = "https://login.example/authorize?state="
        let away = try await browser.get("/sign-in/provider")
        let address = try #require(away.location)
        #expect(away.status == 303 && address.hasPrefix(start))
        let lax = away.reply.headers[values: .setCookie].filter { $0.contains("SameSite=Lax") }
        #expect(lax.count == 2 && lax.allSatisfy { $0.contains("HttpOnly") })
        let state = address.dropFirst(start.count)
        let back = try await browser.get("/api/v1/sign-in/provider/callback?state=\(state)&code=yes")
        let end = try #require(back.location)
        #expect(back.status == 302 && end.hasPrefix("/sign-in/provider/end?code="))
        return end
    }

    @Test func aBrowserSignsInByTheProvider() async throws {
        let scene = try await ConsoleScene(provider: Trusting())
        try await scene.run(isSignedIn: false) { browser in
            #expect(try await browser.get("/sign-in").text.contains("Sign in with Example login"))
            let end = try await comeBack(browser)
            let done = try await browser.get(end)
            #expect(done.status == 303 && done.location == "/")
            #expect(browser.cookie("tidemark_verifier") == nil)
            let token = try #require(browser.cookie("tidemark_session"))
            let who = try await browser.client.get("session", token: token).value(CallerDocument.self)
            #expect(who.name == "alice" && who.method == "provider")
        }
    }

    @Test func theCodeIsNothingInAnotherBrowser() async throws {
        let scene = try await ConsoleScene(provider: Trusting())
        try await scene.run(isSignedIn: false) { browser in
            let end = try await comeBack(browser)
            let verifier = browser.cookie("tidemark_verifier")
            browser.set("tidemark_verifier", String(repeating: "0", count: 64))
            let refused = try await browser.get(end)
            #expect(refused.status == 422 && refused.text.contains("access.provider"))
            // And is gone.
            browser.set("tidemark_verifier", verifier)
            #expect(try await browser.get(end).status == 422)
            #expect(browser.cookie("tidemark_session") == nil)
        }
    }

    @Test func withoutAProviderThereIsNoButton() async throws {
        let scene = try await ConsoleScene()
        try await scene.run(isSignedIn: false) { browser in
            let form = try await browser.get("/sign-in")
            #expect(!form.html.contains("/sign-in/provider"))
            let page = try await browser.get("/sign-in/provider")
            #expect(page.status == 404 && page.text.contains("provider.missing"))
        }
    }
}
