/// A person whose password has just been made, which is shown this once.
package struct NewPersonDocument: Described, Hashable {
    package var person: PersonDocument
    package var password: String?

    package init(person: PersonDocument, password: String? = nil) {
        self.person = person
        self.password = password
    }

    package static var schema: Schema {
        .object([
            .required("person", .type(PersonDocument.self), "The account."),
            .optional(
                "password", .text(),
                "To be changed at the first time to sign in. Shown this once; absent where it was given."),
        ])
    }
}
