internal import APIModel
internal import Core

/// A person as the catalog keeps them.
struct PersonRecord {
    let name: String
    var title: String
    var mail: String?
    let kind: PersonKind
    /// The provider, and what it calls the person; nil for a local account.
    var issuer: String?
    var subject: String?
    /// What `PasswordHash` writes; nil for those without a password here.
    var password: String?
    var passwordChangedAt: Timestamp?
    var mustChange = false
    var isDisabled = false
    /// The second factor's secret, sealed for `factorContext`; the pending one is not confirmed yet.
    var factor: [UInt8]?
    var pendingFactor: [UInt8]?
    /// The step of the last code that was taken, so that none is taken twice.
    var factorStep: Int64 = 0
    let createdAt: Timestamp
    var changedAt: Timestamp
    var signedInAt: Timestamp?
    var revision: Int64 = 0
    /// Recovery codes that are left.
    var codeCount: Int64 = 0

    /// The context that a person's second factor is sealed for.
    var factorContext: String { "person/\(name)/factor" }

    func view(lockedUntil: Timestamp?) -> PersonDocument {
        PersonDocument(
            name: name, title: title, mail: mail, kind: kind, isDisabled: isDisabled, mustChangePassword: mustChange,
            hasSecondFactor: factor != nil, recoveryCodes: Int(codeCount),
            lockedUntil: lockedUntil.map { WireTime($0) }, createdAt: WireTime(createdAt),
            passwordChangedAt: passwordChangedAt.map { WireTime($0) }, signedInAt: signedInAt.map { WireTime($0) },
            revision: revision)
    }
}
