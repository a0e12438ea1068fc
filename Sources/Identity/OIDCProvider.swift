internal import APIModel
package import Core
package import Service

/// A provider that speaks OpenID Connect: the authorisation code flow with PKCE, and ID tokens signed by keys that it
/// publishes.
package struct OIDCProvider: IdentityProvider {
    private let settings: ProviderSettings
    /// Nil for a client without one.
    private let secret: Secret?
    private let transport: any ProviderTransport
    private let memory: ProviderMemory

    /// `clock` says when what was learnt of the provider is old.
    package init(
        _ settings: ProviderSettings, secret: Secret?, transport: any ProviderTransport,
        clock: any TidemarkClock = SystemClock()
    ) {
        self.settings = settings
        self.secret = secret
        self.transport = transport
        memory = ProviderMemory(issuer: settings.issuer, transport: transport, clock: clock)
    }

    package var title: String { settings.title }
    package var isSecure: Bool { settings.address.hasPrefix("https://") }

    package func address(for flow: ProviderFlow) async throws -> String {
        let metadata = try await memory.metadata()
        let query = [
            ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", settings.redirect),
            ("scope", (["openid"] + settings.scopes).joined(separator: " ")), ("state", Self.text(flow.state)),
            ("nonce", Self.text(flow.nonce)), ("code_challenge", flow.challenge), ("code_challenge_method", "S256"),
        ]
        let mark = metadata.authorization.contains("?") ? "&" : "?"
        return metadata.authorization + mark + FormText.encoded(query)
    }

    package func person(behind code: String, _ flow: ProviderFlow, at now: Timestamp) async throws -> ProvidedPerson {
        let token = try await idToken(behind: code, flow)
        let claims = try await verified(token)
        let check = IDTokenCheck(
            issuer: settings.issuer, client: settings.client, nonce: flow.nonce, now: now)
        try check.require(claims)
        return try ProviderClaims(claims).person(settings)
    }

    /// Of the signature alone. Keys are fetched once more where the token names one that is not known: providers change them.
    private func verified(_ token: String) async throws -> IDTokenClaims {
        let header = try IDTokenHeader(of: token)
        var keys = try await memory.keys(isFresh: false)
        if header.candidates(in: keys).isEmpty { keys = try await memory.keys(isFresh: true) }
        return try await IDTokenSignature.claims(of: token, header, signedBy: header.candidates(in: keys))
    }

    private func idToken(behind code: String, _ flow: ProviderFlow) async throws -> String {
        let metadata = try await memory.metadata()
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.redirect),
            ("code_verifier", Self.text(flow.verifier)), ("client_id", settings.client),
        ]
        var headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json")]
        if let secret {
            if metadata.takesBasic {
                // Both are form-encoded before they are joined (RFC 6749, section 2.3.1).
                let pair = "\(FormText.encoded(settings.client)):\(FormText.encoded(Self.text(secret)))"
                headers.append(("Authorization", "Basic \(Base64Bytes(Array(pair.utf8)))"))
            } else {
                form.append(("client_secret", Self.text(secret)))
            }
        }
        let answer = try await transport.send(
            ProviderCall(url: metadata.token, headers: headers, form: FormText.encoded(form)))
        guard answer.status == 200 else {
            // invalid_grant: the code is the browser's word, so that this is the sign-in's failure and not the provider's.
            let isRefused = (400..<500).contains(answer.status)
            throw isRefused
                ? IDTokenCheck.refused("the provider does not take its code (\(answer.status))")
                : ProviderFailure.answer("its token address answered \(answer.status)")
        }
        guard case .text(let token)? = try ProviderFailure.json(answer.body, "the token answer")["id_token"],
            (1...IDTokenHeader.longest).contains(token.utf8.count)
        else { throw ProviderFailure.answer("its token answer has no ID token") }
        return token
    }

    private static func text(_ secret: Secret) -> String {
        secret.withBytes { String(decoding: $0, as: UTF8.self) }
    }
}
