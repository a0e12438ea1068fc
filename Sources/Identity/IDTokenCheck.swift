internal import Core
internal import Service

/// Whether the claims of an ID token are meant for this service, this sign-in and now (OpenID Connect Core, section 3.1.3.7).
struct IDTokenCheck: Sendable {
    let issuer: String
    let client: String
    let nonce: Secret
    let now: Timestamp

    /// Seconds by which clocks may differ.
    private static let leeway = 60.0
    /// Seconds after which a token is too old, whatever it says of its end: it is fetched within a moment of its making.
    private static let oldest = 600.0

    /// Throws `access.provider`.
    func require(_ claims: IDTokenClaims) throws(TidemarkError) {
        let present = Double(now.microseconds) / 1_000_000
        guard claims.text("iss") == issuer else { throw Self.refused("its ID token is of another issuer") }
        guard let audience = claims.texts("aud"), audience.contains(client) else {
            throw Self.refused("its ID token is for somebody else")
        }
        let party = claims.text("azp")
        guard party == client || (party == nil && audience.count == 1) else {
            throw Self.refused("its ID token was given to somebody else")
        }
        guard let nonce = claims.text("nonce"), Secret(nonce) == self.nonce else {
            throw Self.refused("its ID token belongs to another sign-in")
        }
        guard let end = claims.time("exp"), end + Self.leeway > present else {
            throw Self.refused("its ID token has expired")
        }
        guard let made = claims.time("iat"), made - Self.leeway <= present, made + Self.oldest > present else {
            throw Self.refused("its ID token was made at another time")
        }
        if let start = claims.time("nbf"), start - Self.leeway > present {
            throw Self.refused("its ID token is not valid yet")
        }
    }

    static func refused(_ why: String) -> TidemarkError {
        TidemarkError(
            .accessProvider, "What the provider says of the person cannot be taken: \(why).",
            hint: "Begin to sign in again; where that does not help, check the provider's settings and the clocks.")
    }
}
