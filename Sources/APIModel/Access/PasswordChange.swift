/// One's own password is changed; every other session of the person ends.
package struct PasswordChange: Described, Hashable {
    package var current: String
    package var new: String

    package init(current: String, new: String) {
        self.current = current
        self.new = new
    }

    package static var schema: Schema {
        .object([
            .required("current", .text(TextRule(least: 1, most: 1024)), "The password until now."),
            .required(
                "new", .text(TextRule(least: 12, most: 128)), "12 to 128 characters, and not one that is tried first."),
        ])
    }
}
