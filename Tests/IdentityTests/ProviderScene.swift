import APIModel
import Core
import Identity
import Service

/// A provider whose every answer a test makes.
struct ProviderScene {
    static let issuer = "https://login.example.com"
    static let now = Timestamp(seconds: 1_800_000_000)
    let transport = ScriptedTransport()
    let keys: SigningKeys
    let flow = ProviderFlow(
        state: Secret("state"), nonce: Secret("nonce-1"), verifier: Secret(String(repeating: "v", count: 43)))
    let provider: OIDCProvider

    init(secret: Secret? = Secret("s3cret/+ &"), settings change: (inout ProviderSettings) -> Void = { _ in }) throws {
        keys = try SigningKeys()
        var settings = ProviderSettings()
        settings.issuer = Self.issuer
        settings.client = "tidemark"
        settings.address = "https://backup.example.com"
        change(&settings)
        provider = OIDCProvider(settings, secret: secret, transport: transport)
        try describe()
        try publish(try keys.published())
    }

    func describe(_ more: [String: JSONTree] = [:]) throws {
        var members: [String: JSONTree] = [
            "issuer": .text(Self.issuer), "authorization_endpoint": .text("\(Self.issuer)/authorize"),
            "token_endpoint": .text("\(Self.issuer)/token"), "jwks_uri": .text("\(Self.issuer)/keys"),
        ]
        members.merge(more) { $1 }
        transport.answer("\(Self.issuer)/.well-known/openid-configuration", try WorkJSON.text(JSONTree.object(members)))
    }

    func publish(_ keys: [JSONTree]) throws {
        transport.answer("\(Self.issuer)/keys", try WorkJSON.text(JSONTree.object(["keys": .list(keys)])))
    }

    /// Claims that are taken, with some replaced; `.null` leaves one out.
    static func claims(_ more: [String: JSONTree] = [:]) -> [String: JSONTree] {
        let seconds = now.microseconds / 1_000_000
        var claims: [String: JSONTree] = [
            "iss": .text(issuer), "aud": .text("tidemark"), "sub": .text("u-1"), "nonce": .text("nonce-1"),
            "iat": .integer(seconds - 2), "exp": .integer(seconds + 300), "preferred_username": .text("alice"),
            "name": .text("Alice"), "email": .text("alice@example.com"), "groups": .list([.text("ops"), .text("dba")]),
        ]
        claims.merge(more) { $1 }
        return claims.filter { $0.value != .null }
    }

    /// Whom the provider is taken to mean where it hands out this ID token.
    func person(_ token: String) async throws -> ProvidedPerson {
        transport.answer(
            "\(Self.issuer)/token",
            try WorkJSON.text(JSONTree.object(["id_token": .text(token), "access_token": .text("a")])))
        return try await provider.person(behind: "code/1", flow, at: Self.now)
    }
}
