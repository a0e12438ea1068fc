/// What a provider says of a person who has signed in there.
package struct ProvidedPerson: Sendable, Hashable {
    /// The provider, and its own name for the person, which it gives to nobody else: the two tell people apart.
    package var issuer: String
    package var subject: String
    /// What it calls the person; a name here is made of it the first time.
    package var name: String
    package var title: String
    package var mail: String?
    package var groups: [String]
    package var hasSecondFactor: Bool

    package init(
        issuer: String, subject: String, name: String, title: String = "", mail: String? = nil, groups: [String] = [],
        hasSecondFactor: Bool = false
    ) {
        self.issuer = issuer
        self.subject = subject
        self.name = name
        self.title = title
        self.mail = mail
        self.groups = groups
        self.hasSecondFactor = hasSecondFactor
    }

    /// A name that can stand in the API: small letters, digits, and marks between them. Nil where nothing of it can.
    package var plainName: String? {
        let mapped = name.lowercased().unicodeScalars.map { scalar -> Character in
            let isPlain =
                ("a"..."z").contains(Character(scalar)) && scalar.isASCII
                || ("0"..."9").contains(Character(scalar)) && scalar.isASCII || "._-".unicodeScalars.contains(scalar)
            return isPlain ? Character(scalar) : "-"
        }
        let isMark = { (letter: Character) in "._-".contains(letter) }
        let short = mapped.drop(while: isMark).prefix(63)
        let text = String(short.reversed().drop(while: isMark).reversed())
        return text.isEmpty ? nil : text
    }
}
