/// What can be changed about a person.
package struct PersonChange: Described, Hashable {
    package var title: String?
    package var mail: String?
    package var isDisabled: Bool?

    package init(title: String? = nil, mail: String? = nil, isDisabled: Bool? = nil) {
        self.title = title
        self.mail = mail
        self.isDisabled = isDisabled
    }

    package static var schema: Schema {
        .object([
            .optional("title", .text(TextRule(most: 200)), "For people, one line."),
            .optional(
                "mail", .text(TextRule(pattern: "^[^@\\s]+@[^@\\s]+$", least: 3, most: 254)),
                "Where mail reaches the person; forgotten where absent."),
            .optional(
                "isDisabled", .boolean, "Whether signing in is refused; false where absent. Sessions end with it."),
        ])
    }
}
