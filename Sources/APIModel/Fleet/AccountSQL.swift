/// The statements that make a least-privilege account on an instance's own server.
package struct AccountSQL: Described, Hashable {
    package var instance: String
    package var family: String
    package var version: String
    /// In their order. The password is left for the user to write.
    package var statements: [String]
    /// What else the user should know.
    package var notes: [String]

    package init(instance: String, family: String, version: String, statements: [String], notes: [String]) {
        self.instance = instance
        self.family = family
        self.version = version
        self.statements = statements
        self.notes = notes
    }

    package static var schema: Schema {
        .object([
            .required("instance", .name, "The instance."),
            .required("family", .word(["mysql", "mariadb"]), "The family of the server."),
            .required("version", .text(), "Such as `10.11.19`."),
            .required("statements", .list(.text()), "In their order. The password is left for the user to write."),
            .required("notes", .list(.text()), "What else is to be known."),
        ])
    }
}
