/// Somebody who may sign in.
package struct PersonDocument: Described, Hashable {
    package var name: String
    package var title: String
    package var mail: String?
    package var kind: PersonKind
    package var isDisabled: Bool
    package var mustChangePassword: Bool
    package var hasSecondFactor: Bool
    package var recoveryCodes: Int
    package var lockedUntil: WireTime?
    package var createdAt: WireTime
    package var passwordChangedAt: WireTime?
    package var signedInAt: WireTime?
    package var revision: Int64

    package init(
        name: String, title: String, mail: String? = nil, kind: PersonKind, isDisabled: Bool, mustChangePassword: Bool,
        hasSecondFactor: Bool, recoveryCodes: Int, lockedUntil: WireTime? = nil, createdAt: WireTime,
        passwordChangedAt: WireTime? = nil, signedInAt: WireTime? = nil, revision: Int64
    ) {
        self.name = name
        self.title = title
        self.mail = mail
        self.kind = kind
        self.isDisabled = isDisabled
        self.mustChangePassword = mustChangePassword
        self.hasSecondFactor = hasSecondFactor
        self.recoveryCodes = recoveryCodes
        self.lockedUntil = lockedUntil
        self.createdAt = createdAt
        self.passwordChangedAt = passwordChangedAt
        self.signedInAt = signedInAt
        self.revision = revision
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique, and never changed."),
            .required("title", .text(), "For people, one line."),
            .optional("mail", .text(), "Absent where unknown."),
            .required("kind", .word(of: PersonKind.self), "Who says who the person is: this service, or a provider."),
            .required("isDisabled", .boolean, "Signing in is refused."),
            .required("mustChangePassword", .boolean, "The next time to sign in asks for another password."),
            .required("hasSecondFactor", .boolean, "A code is asked for at signing in."),
            .required("recoveryCodes", .count, "Recovery codes that are left."),
            .optional(
                "lockedUntil", .time, "Until then nobody can sign in by this name; absent where it is not locked."),
            .required("createdAt", .time, "When the account was made."),
            .optional("passwordChangedAt", .time, "Absent for those without a password here."),
            .optional("signedInAt", .time, "The last time; absent where never."),
            .required("revision", .count, "Of the account; also its ETag."),
        ])
    }
}
