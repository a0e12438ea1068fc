import APIModel
import Core
import HTTPTypes
import Identity
import Service
import TestKit
import Testing

/// Signing in by a provider that shares no code with ours.
@Suite struct SignInRouteTests {
    private static let origin = "http://127.0.0.1:8420"
    private static let verifier = Secret(String(repeating: "v", count: 43))
    private static let people = [
        #"{"sub": "u-1", "preferred_username": "Alice", "name": "Alice W", "email": "a@example.com", "groups": ["dba"]}"#,
        #"{"sub": "u-2", "preferred_username": "administrator", "groups": ["administrators"]}"#,
    ]

    private func scene(_ mock: MockProvider) async throws -> ServerScene {
        var settings = ProviderSettings()
        settings.issuer = mock.issuer
        settings.client = "tidemark"
        settings.address = Self.origin
        settings.title = "Example login"
        let provider = OIDCProvider(
            settings, secret: Secret("any"), transport: try NetworkProviderTransport(caFile: nil))
        return try await ServerScene(provider: provider)
    }

    private func begin(
        _ client: ServerClient, port: Int? = 4711
    ) async throws -> (address: String, cookie: String, reply: ServerReply) {
        let challenge = ProviderFlow.challenge(of: Self.verifier)
        let back = port.map { "&port=\($0)" } ?? ""
        let reply = try await client.get("sign-in/provider?challenge=\(challenge)\(back)", token: "")
        let cookie = reply.header("Set-Cookie")?.prefix { $0 != ";" } ?? ""
        return (try #require(reply.header("Location")), String(cookie), reply)
    }

    private func path(_ url: String) throws -> String {
        #expect(url.hasPrefix(Self.origin + "/api/v1/sign-in/provider/callback?"), "\(url)")
        return String(url.dropFirst(Self.origin.count))
    }

    private func collect(_ client: ServerClient, _ code: String, _ verifier: Secret) async throws -> ServerReply {
        let text = verifier.withBytes { String(decoding: $0, as: UTF8.self) }
        return try await client.send(
            .post, "sign-in/session", try WorkJSON.text(ProviderCode(code: code, verifier: text)), token: "")
    }

    @Test func aPersonSignsInWithABrowser() async throws {
        let mock = try await MockProvider.start(people: Self.people)
        let scene = try await scene(mock)
        _ = try await scene.service.prepare()
        try await scene.run { client in
            let ways = try await client.get("sign-in", token: "").value(SignInWays.self)
            #expect(ways == SignInWays(password: true, provider: "Example login"))
            let (address, cookie, reply) = try await begin(client)
            #expect(reply.status == 302 && address.hasPrefix("\(mock.issuer)/oauth2/authorize?"))
            let set = try #require(reply.header("Set-Cookie"))
            #expect(
                set.contains("HttpOnly") && set.contains("SameSite=Lax") && set.contains("Path=/; ")
                    && !set.contains("Secure"))
            let back = try path(try await mock.consent(address, as: "u-1"))

            // Another browser, to which somebody gave the address; and one with a cookie of its own making.
            for headers in [[:], ["Cookie": "tidemark_sign_in=made-up"], ["Cookie": "other=1"]] as [[String: String]] {
                let refused = try await client.send(.get, back, headers: headers, token: "")
                #expect(refused.status == 401 && refused.problem?.code == "access.provider")
            }
            let end = try await client.send(.get, back, headers: ["Cookie": "a=b; \(cookie)"], token: "")
            let place = try #require(end.header("Location"))
            #expect(end.status == 302 && place.hasPrefix("http://127.0.0.1:4711/?code="))
            #expect(end.header("Set-Cookie")?.contains("Max-Age=0") == true)
            let code = String(place.dropFirst("http://127.0.0.1:4711/?code=".count))
            // Replayed, it is nothing.
            #expect(try await client.send(.get, back, headers: ["Cookie": cookie], token: "").status == 401)

            let session = try await collect(client, code, Self.verifier).value(SessionDocument.self)
            let who = try await client.get("session", token: session.token).value(CallerDocument.self)
            #expect(who.name == "alice" && who.groups == ["dba"] && who.method == "provider")
            #expect(who.hasSecondFactor == false)
            #expect(try await collect(client, code, Self.verifier).problem?.code == "access.provider")
            let person = try await client.get("people/alice").value(PersonDocument.self)
            #expect(person.kind == .provider && person.title == "Alice W" && person.mail == "a@example.com")
            // A second time it is the same person.
            let again = try await begin(client)
            let second = try path(try await mock.consent(again.address, as: "u-1"))
            let shown = try await client.send(.get, second, headers: ["Cookie": again.cookie], token: "")
            #expect(shown.status == 302)
            #expect(try await client.get("people").value(Page<PersonDocument>.self).items.count == 2)
        }
        await mock.killNow()
    }

    @Test func whatMustNotBeIsRefused() async throws {
        let mock = try await MockProvider.start(people: Self.people)
        let scene = try await scene(mock)
        _ = try await scene.service.prepare()
        try await scene.run { client in
            // Somebody whom the provider calls like the administrator of this service.
            let begun = try await begin(client)
            let back = try path(try await mock.consent(begun.address, as: "u-2"))
            let taken = try await client.send(.get, back, headers: ["Cookie": begun.cookie], token: "")
            #expect(taken.status == 401 && taken.problem?.detail.contains("administrator") == true)
            // The code of one sign-in below the state of another: the nonce is another's.
            let (one, two) = (try await begin(client), try await begin(client))
            let first = try path(try await mock.consent(one.address, as: "u-1"))
            let second = try path(try await mock.consent(two.address, as: "u-1"))
            let code = try #require(first.firstMatch(of: /code=([^&]+)/)).output.1
            let swapped = second.replacing(/code=[^&]+/, with: "code=\(code)")
            let mixed = try await client.send(.get, swapped, headers: ["Cookie": two.cookie], token: "")
            #expect(mixed.status == 401 && mixed.problem?.code == "access.provider")
            // A code that the provider never gave.
            let three = try await begin(client)
            let third = try path(try await mock.consent(three.address, as: "u-1"))
            let made = third.replacing(/code=[^&]+/, with: "code=made-up")
            let unknown = try await client.send(.get, made, headers: ["Cookie": three.cookie], token: "")
            #expect(unknown.problem?.code == "access.provider")
            // The person does not agree.
            let four = try await begin(client)
            let denied = try path(try await mock.deny(four.address))
            let said = try await client.send(.get, denied, headers: ["Cookie": four.cookie], token: "")
            #expect(said.status == 401 && said.problem?.detail.contains("access_denied") == true, "\(said.body)")
            #expect(
                try await client.get("people").value(Page<PersonDocument>.self).items.map(\.name) == ["administrator"])
        }
        await mock.killNow()
    }

    @Test func aCodeIsShownWhereNobodyWaitsForIt() async throws {
        let mock = try await MockProvider.start(people: Self.people)
        let scene = try await scene(mock)
        try await scene.run { client in
            let begun = try await begin(client, port: nil)
            // What providers add to the address is no mistake.
            let back = try path(try await mock.consent(begun.address, as: "u-1")) + "&session_state=x&iss=y"
            let page = try await client.send(.get, back, headers: ["Cookie": begun.cookie], token: "")
            #expect(page.status == 200 && page.type == "text/plain; charset=utf-8")
            let code = try #require(page.body.split(separator: "\n").last.map(String.init))
            let wrong = try await collect(client, code, Secret(String(repeating: "w", count: 43)))
            #expect(wrong.problem?.code == "access.provider")
            #expect(try await collect(client, code, Self.verifier).problem?.code == "access.provider")
        }
        await mock.killNow()
    }

    @Test func theWayToTheProviderIsChecked() async throws {
        let mock = try await MockProvider.start(people: Self.people)
        let scene = try await scene(mock)
        await mock.killNow()
        try await scene.run { client in
            let challenge = ProviderFlow.challenge(of: Self.verifier)
            let bad = [
                "", "?challenge=short", "?challenge=\(challenge)&port=80", "?challenge=\(challenge)&port=70000",
                "?challenge=\(challenge)&port=a", "?challenge=\(challenge)&back=https://evil.example.com",
                "?challenge=\(challenge)&challenge=\(challenge)", "?challenge=" + String(repeating: "%00", count: 43),
            ]
            for query in bad {
                let reply = try await client.get("sign-in/provider\(query)", token: "")
                #expect(reply.status == 422 && reply.header("Location") == nil, "\(query)")
            }
            let gone = try await client.get("sign-in/provider?challenge=\(challenge)", token: "")
            #expect(gone.status == 424 && gone.problem?.code == "provider.unavailable")
            for query in ["", "?code=a", "?state=a", "?error=access_denied", "?error=%3Cscript%3E", "?state=a&code=b"] {
                let reply = try await client.get("sign-in/provider/callback\(query)", token: "")
                #expect(reply.status == 401 && !reply.body.contains("script"), "\(query)")
            }
        }
    }
}
