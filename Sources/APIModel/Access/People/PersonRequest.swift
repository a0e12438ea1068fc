/// A local account for a person is wanted.
package struct PersonRequest: Described, Hashable {
    package var name: String
    package var title: String?
    package var mail: String?
    package var password: String?

    package init(name: String, title: String? = nil, mail: String? = nil, password: String? = nil) {
        self.name = name
        self.title = title
        self.mail = mail
        self.password = password
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique, and never changed."),
            .optional("title", .text(TextRule(most: 200)), "For people, one line."),
            .optional(
                "mail", .text(TextRule(pattern: "^[^@\\s]+@[^@\\s]+$", least: 3, most: 254)),
                "Where mail reaches the person."),
            .optional(
                "password", .text(TextRule(least: 12, most: 128)),
                "For the first time to sign in; made, and shown once, where absent."),
        ])
    }
}
