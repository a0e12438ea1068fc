internal import APIModel

/// How people are written for people.
enum PersonText {
    static func state(_ person: PersonDocument) -> String {
        if person.isDisabled { return "disabled" }
        if person.lockedUntil != nil { return "locked" }
        return person.mustChangePassword ? "new password needed" : "active"
    }

    static func facts(_ person: PersonDocument) -> [String] {
        RemoteText.facts([
            ("name", person.name), ("title", person.title.isEmpty ? nil : person.title), ("mail", person.mail),
            ("signs in by", person.kind == .local ? "a password here" : "the provider"), ("state", state(person)),
            ("locked until", person.lockedUntil.map { RemoteText.time($0) }),
            ("second factor", person.hasSecondFactor ? "yes, \(person.recoveryCodes) recovery codes left" : "no"),
            ("made", RemoteText.time(person.createdAt)),
            ("password of", person.passwordChangedAt.map { RemoteText.time($0) }),
            ("signed in", person.signedInAt.map { RemoteText.time($0) } ?? "never"),
        ])
    }

    /// A password that was made.
    static func tell(_ made: NewPersonDocument, _ console: Console) throws {
        try console.document(made)
        if let password = made.password {
            console.line("password", "\(password)  (shown this once, to be changed at the first time to sign in)")
        }
        console.line("next", "tidemark login \(made.person.name) --server …")
    }
}
