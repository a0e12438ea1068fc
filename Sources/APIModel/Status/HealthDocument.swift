/// Whether the server works.
package struct HealthDocument: Described, Hashable {
    /// `ok`.
    package var status: String
    package var version: String

    package init(status: String, version: String) {
        self.status = status
        self.version = version
    }

    package static var schema: Schema {
        .object([
            .required("status", .word(["ok"]), "It works."), .required("version", .text(), "Of the program."),
        ])
    }
}
