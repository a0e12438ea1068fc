import APIModel
import Core
import Identity
import Service
import Testing

/// ID tokens that are right, and those that somebody made up.
@Suite struct IDTokenTests {
    private let refused = TidemarkError(.accessProvider, "", hint: "")
    private static let seconds = ProviderScene.now.microseconds / 1_000_000

    @Test(arguments: ["RS256", "RS512", "PS256", "ES256", "EdDSA"])
    func everyAlgorithmOfAKeyPairIsTaken(_ algorithm: String) async throws {
        let scene = try ProviderScene()
        let token = try scene.keys.token(ProviderScene.claims(), algorithm: algorithm)
        #expect(try await scene.person(token).subject == "u-1")
        // The same, with one bit of its signature changed.
        let dot = try #require(token.lastIndex(of: "."))
        var signature = try #require(Base64URL.decode(token[token.index(after: dot)...]))
        signature[signature.count / 2] ^= 1
        await #expect(throws: refused) {
            try await scene.person(token[...dot] + Base64URL.encode(signature))
        }
    }

    @Test func aKeyWithoutANameServesATokenWithoutOne() async throws {
        let scene = try ProviderScene()
        try scene.publish(try scene.keys.published(rsa: nil))
        let token = try scene.keys.token(ProviderScene.claims(), header: ["kid": .null])
        #expect(try await scene.person(token).subject == "u-1")
        let two = try ProviderScene()
        let unnamed = try two.keys.token(ProviderScene.claims(), algorithm: "ES256", header: ["kid": .null])
        #expect(try await two.person(unnamed).subject == "u-1")
    }

    @Test func downgradedTokensAreRefused() async throws {
        let scene = try ProviderScene()
        let claims = ProviderScene.claims()
        let good = try scene.keys.token(claims)
        let parts = good.split(separator: ".").map(String.init)
        for algorithm in ["none", "None", "NONE", "", "HS256", "HS384", "HS512", "RS1", "dir"] {
            let header = Base64URL.encode(Array(#"{"alg":"\#(algorithm)","kid":"one"}"#.utf8))
            for token in [
                "\(header).\(parts[1]).", "\(header).\(parts[1]).\(parts[2])", "\(header).\(parts[1])",
                try scene.keys.token(claims, algorithm: algorithm),
            ] {
                await #expect(throws: refused, "\(algorithm)") { try await scene.person(token) }
            }
        }
        // No signature, or another one's, below a header that is right.
        for token in [
            "\(parts[0]).\(parts[1]).", "\(parts[0]).\(parts[1])", "\(parts[0]).\(parts[1]).\(parts[2]).x", "..", ".",
            "",
            "\(parts[0])..\(parts[2])", String(repeating: "a", count: 100_000),
        ] {
            await #expect(throws: (any Error).self) { try await scene.person(token) }
        }
        // A key for one algorithm signs for no other, whatever the token says.
        try scene.publish(try scene.keys.published(algorithm: "PS256"))
        let fresh = try ProviderScene()
        try fresh.publish(try fresh.keys.published(algorithm: "PS256"))
        await #expect(throws: refused) { try await fresh.person(try fresh.keys.token(claims)) }
        _ = try await fresh.person(try fresh.keys.token(claims, algorithm: "PS256"))
    }

    @Test func forgedTokensAreRefused() async throws {
        let scene = try ProviderScene()
        let forger = try SigningKeys()
        for algorithm in ["RS256", "ES256", "EdDSA"] {
            await #expect(throws: refused) {
                try await scene.person(try forger.token(ProviderScene.claims(), algorithm: algorithm))
            }
        }
        // A key that the token brings along, and an address to fetch one from.
        let own = try #require(try forger.published().first)
        for header in [
            ["jwk": own], ["jku": .text("https://evil.example.com/keys")], ["x5u": .text("https://evil.example.com")],
            ["kid": .text("../../one")], ["kid": .integer(1)], ["crit": .list([.text("exp")])],
        ] as [[String: JSONTree]] {
            await #expect(throws: refused) {
                try await scene.person(try forger.token(ProviderScene.claims(), header: header))
            }
        }
        await #expect(throws: refused) {
            try await scene.person(
                try scene.keys.token(ProviderScene.claims(), header: ["crit": .list([.text("exp")])]))
        }
        #expect(scene.transport.calls.allSatisfy { $0.url.hasPrefix(ProviderScene.issuer) })
        // Other claims below a signature that was right.
        let good = try scene.keys.token(ProviderScene.claims()).split(separator: ".").map(String.init)
        let other = try scene.keys.token(ProviderScene.claims(["sub": .text("root")])).split(separator: ".")
        await #expect(throws: refused) { try await scene.person("\(good[0]).\(other[1]).\(good[2])") }
        // What the provider publishes for encryption, or as its private key, signs nothing.
        for (name, value) in [("use", JSONTree.text("enc")), ("d", .text("AQAB"))] {
            let shown = try ProviderScene()
            try shown.publish(
                try shown.keys.published().map { key in
                    guard case .object(var members) = key else { return key }
                    members[name] = value
                    return .object(members)
                })
            await #expect(throws: refused) { try await shown.person(try shown.keys.token(ProviderScene.claims())) }
        }
    }

    @Test(
        arguments: [
            ["iss": .text("https://evil.example.com")], ["iss": .text("https://login.example.com/")], ["iss": .null],
            ["aud": .text("another")], ["aud": .list([])], ["aud": .null], ["aud": .list([.text("another")])],
            ["aud": .list([.text("tidemark"), .text("another")])], ["aud": .list([.text("tidemark"), .integer(1)])],
            ["azp": .text("another")], ["nonce": .text("nonce-2")], ["nonce": .null], ["nonce": .text("")],
            ["nonce": .list([.text("nonce-1")])], ["exp": .integer(IDTokenTests.seconds - 61)], ["exp": .null],
            ["exp": .text("never")], ["exp": .integer(0)], ["exp": .integer(-1)],
            ["iat": .integer(IDTokenTests.seconds + 61)], ["iat": .integer(IDTokenTests.seconds - 3600)],
            ["iat": .null],
            ["nbf": .integer(IDTokenTests.seconds + 61)], ["sub": .null], ["sub": .text("")],
            ["sub": .text(String(repeating: "x", count: 256))], ["sub": .integer(1)], ["preferred_username": .null],
        ] as [[String: JSONTree]])
    func whatIsNotMeantForThisSignInIsRefused(_ claims: [String: JSONTree]) async throws {
        let scene = try ProviderScene()
        await #expect(throws: refused) {
            try await scene.person(try scene.keys.token(ProviderScene.claims(claims)))
        }
    }

    @Test(
        arguments: [
            ["aud": .list([.text("tidemark")])], ["azp": .text("tidemark")],
            ["aud": .list([.text("tidemark"), .text("another")]), "azp": .text("tidemark")],
            ["exp": .integer(IDTokenTests.seconds - 30)], ["iat": .integer(IDTokenTests.seconds + 30)],
            ["nbf": .integer(IDTokenTests.seconds)], ["exp": .number(1_800_000_300.5)], ["groups": .null],
            ["email": .null],
        ] as [[String: JSONTree]])
    func whatTheStandardAllowsIsTaken(_ claims: [String: JSONTree]) async throws {
        let scene = try ProviderScene()
        let token = try scene.keys.token(ProviderScene.claims(claims))
        #expect(try await scene.person(token).name == "alice")
    }
}
