/// A project: what one team sees.
package struct ProjectDocument: Described, Hashable {
    package var name: String
    package var title: String
    package var createdAt: WireTime
    /// Grows with every change; the ETag.
    package var revision: Int64

    package init(name: String, title: String, createdAt: WireTime, revision: Int64) {
        self.name = name
        self.title = title
        self.createdAt = createdAt
        self.revision = revision
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique."),
            .required("title", .text(), "For people, one line; may be empty."),
            .required("createdAt", .time, "When it was made."),
            .required("revision", .count, "Grows with every change; the ETag."),
        ])
    }
}
