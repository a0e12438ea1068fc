internal import Core
internal import Service

/// A person, out of claims that have been checked.
struct ProviderClaims {
    private let claims: IDTokenClaims

    /// Groups of a person that are kept.
    private static let mostGroups = 500
    private static let longest = 255

    init(_ claims: IDTokenClaims) { self.claims = claims }

    /// Throws `access.provider` where the person has no name at the provider.
    func person(_ settings: ProviderSettings) throws(TidemarkError) -> ProvidedPerson {
        guard let subject = claims.text("sub"), subject.utf8.count <= Self.longest else {
            throw IDTokenCheck.refused("its ID token names nobody")
        }
        guard let name = claims.text(settings.nameClaim) else {
            throw IDTokenCheck.refused("its ID token has no \(settings.nameClaim)")
        }
        let groups = (claims.texts(settings.groupsClaim) ?? []).map(Self.line).filter { !$0.isEmpty }
        guard groups.count <= Self.mostGroups else {
            throw IDTokenCheck.refused("the person is in more than \(Self.mostGroups) groups")
        }
        let mail = claims.text("email").map(Self.line).flatMap { $0.contains("@") ? $0 : nil }
        return ProvidedPerson(
            issuer: settings.issuer, subject: subject, name: name, title: Self.line(claims.text("name") ?? ""),
            mail: mail, groups: Array(Set(groups)).sorted(),
            // RFC 8176: more than one factor was used.
            hasSecondFactor: claims.texts("amr")?.contains("mfa") ?? false)
    }

    /// One line that the catalog can keep.
    private static func line(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(200)))
    }
}
