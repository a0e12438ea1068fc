import APIModel
import Core
import Crypto
import Foundation
import Identity
import Service
import Testing

@Suite struct OIDCProviderTests {
    private let unavailable = TidemarkError(.providerUnavailable, "", hint: "")

    @Test func aBrowserIsSentWithAllThatBindsTheSignIn() async throws {
        let scene = try ProviderScene()
        let address = try await scene.provider.address(for: scene.flow)
        let parts = try #require(URLComponents(string: address))
        #expect(address.hasPrefix("https://login.example.com/authorize?"))
        var query: [String: String] = [:]
        for item in parts.queryItems ?? [] { query[item.name] = item.value }
        #expect(
            query == [
                "response_type": "code", "client_id": "tidemark", "state": "state", "nonce": "nonce-1",
                "redirect_uri": "https://backup.example.com/api/v1/sign-in/provider/callback",
                "scope": "openid profile email", "code_challenge_method": "S256",
                "code_challenge": SigningKeys.text(SHA256.hash(data: Data(String(repeating: "v", count: 43).utf8))),
            ])
        #expect(!address.contains("s3cret") && scene.provider.isSecure && scene.provider.title == "Single sign-on")
        try scene.describe(["authorization_endpoint": .text("https://login.example.com/a?tenant=1")])
        let other = try ProviderScene()
        try other.describe(["authorization_endpoint": .text("https://login.example.com/a?tenant=1")])
        let second = try await other.provider.address(for: other.flow)
        #expect(second.hasPrefix("https://login.example.com/a?tenant=1&response_type=code"))
    }

    @Test func theCodeIsExchangedWithItsVerifier() async throws {
        let scene = try ProviderScene()
        let person = try await scene.person(try scene.keys.token(ProviderScene.claims()))
        #expect(
            person
                == ProvidedPerson(
                    issuer: ProviderScene.issuer, subject: "u-1", name: "alice", title: "Alice",
                    mail: "alice@example.com", groups: ["dba", "ops"]))
        let call = try #require(scene.transport.calls.first { $0.form != nil })
        let form = Set(try #require(call.form).split(separator: "&").map(String.init))
        #expect(
            form == [
                "grant_type=authorization_code", "code=code%2F1", "client_id=tidemark",
                "code_verifier=" + String(repeating: "v", count: 43),
                "redirect_uri=https%3A%2F%2Fbackup.example.com%2Fapi%2Fv1%2Fsign-in%2Fprovider%2Fcallback",
            ])
        let basic = "Basic " + Data("tidemark:s3cret%2F%2B%20%26".utf8).base64EncodedString()
        #expect(call.headers.contains { $0.0 == "Authorization" && $0.1 == basic })
    }

    @Test func theSecretGoesWhereTheProviderTakesIt() async throws {
        let scene = try ProviderScene()
        try scene.describe(["token_endpoint_auth_methods_supported": .list([.text("client_secret_post")])])
        _ = try await scene.person(try scene.keys.token(ProviderScene.claims()))
        let call = try #require(scene.transport.calls.first { $0.form != nil })
        #expect(call.form?.contains("client_secret=s3cret%2F%2B%20%26") == true)
        #expect(!call.headers.contains { $0.0 == "Authorization" })
        let open = try ProviderScene(secret: nil)
        _ = try await open.person(try open.keys.token(ProviderScene.claims()))
        let second = try #require(open.transport.calls.first { $0.form != nil })
        #expect(second.form?.contains("client_secret") == false)
        #expect(!second.headers.contains { $0.0 == "Authorization" })
    }

    @Test func otherClaimsAreReadWhereTheyAreNamed() async throws {
        let scene = try ProviderScene(settings: {
            $0.nameClaim = "upn"
            $0.groupsClaim = "roles"
        })
        let person = try await scene.person(
            try scene.keys.token(
                ProviderScene.claims([
                    "upn": .text("alice@corp"), "roles": .text("admins"), "name": .text("A\u{1B}[2J"),
                    "email": .text("none"), "amr": .list([.text("pwd"), .text("mfa")]),
                ])))
        #expect(person.name == "alice@corp" && person.groups == ["admins"] && person.title == "A[2J")
        #expect(person.mail == nil && person.hasSecondFactor)
        // Of another type, it is no group; too many are no person.
        for groups in [JSONTree.integer(1), .object(["a": .text("b")]), .list([.integer(1)])] {
            let token = try scene.keys.token(ProviderScene.claims(["upn": .text("a"), "roles": groups]))
            #expect(try await scene.person(token).groups == [])
        }
        let many = JSONTree.list((0...500).map { .text("g\($0)") })
        await #expect(throws: TidemarkError(.accessProvider, "", hint: "")) {
            try await scene.person(try scene.keys.token(ProviderScene.claims(["upn": .text("a"), "roles": many])))
        }
    }

    @Test func aProviderThatIsAnotherOrLeadsElsewhereIsNotAsked() async throws {
        for wrong in [
            ["issuer": JSONTree.text("https://login.example.com/")], ["issuer": .text("https://evil.example.com")],
            ["token_endpoint": .text("http://login.example.com/token")], ["jwks_uri": .null],
            ["authorization_endpoint": .text("javascript:alert(1)")], ["jwks_uri": .text("https://a b")],
        ] {
            let scene = try ProviderScene()
            try scene.describe(wrong)
            await #expect(throws: unavailable, "\(wrong)") { try await scene.provider.address(for: scene.flow) }
            await #expect(throws: unavailable) { try await scene.person("a.b.c") }
            #expect(scene.transport.calls.allSatisfy { $0.form == nil })
        }
        for body in ["", "[]", "{", "null", String(repeating: "[", count: 10_000)] {
            let scene = try ProviderScene()
            scene.transport.answer("\(ProviderScene.issuer)/.well-known/openid-configuration", body)
            await #expect(throws: unavailable) { try await scene.provider.address(for: scene.flow) }
        }
    }

    @Test func aCodeThatTheProviderRefusesIsTheSignInsFailure() async throws {
        let scene = try ProviderScene()
        scene.transport.answer("\(ProviderScene.issuer)/token", #"{"error": "invalid_grant"}"#, status: 400)
        await #expect(throws: TidemarkError(.accessProvider, "", hint: "")) {
            try await scene.provider.person(behind: "c", scene.flow, at: ProviderScene.now)
        }
        for (status, body) in [(500, "{}"), (302, "{}"), (200, "{}"), (200, "no"), (200, #"{"id_token": 5}"#)] {
            scene.transport.answer("\(ProviderScene.issuer)/token", body, status: status)
            await #expect(throws: unavailable, "\(status) \(body)") {
                try await scene.provider.person(behind: "c", scene.flow, at: ProviderScene.now)
            }
        }
    }

    @Test func keysAreFetchedAgainWhenTheProviderChangesThem() async throws {
        let scene = try ProviderScene()
        let claims = ProviderScene.claims()
        try scene.publish([])
        let before = scene.transport.calls.count
        await #expect(throws: TidemarkError(.accessProvider, "", hint: "")) {
            try await scene.person(try scene.keys.token(claims))
        }
        // Once for the list, and not again within the pause, however many names that do not exist are asked for.
        for _ in 0..<5 {
            await #expect(throws: TidemarkError(.accessProvider, "", hint: "")) {
                try await scene.person(try scene.keys.token(claims, header: ["kid": .text("none")]))
            }
        }
        let fetched = scene.transport.calls.dropFirst(before).filter { $0.url.hasSuffix("/keys") }
        #expect(fetched.count == 1)
    }
}
