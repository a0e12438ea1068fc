/// A site: where instances run, and workers near them.
package struct SiteDocument: Described, Hashable {
    package var name: String
    package var project: String
    package var title: String
    package var createdAt: WireTime
    /// Grows with every change; the ETag.
    package var revision: Int64

    package init(name: String, project: String, title: String, createdAt: WireTime, revision: Int64) {
        self.name = name
        self.project = project
        self.title = title
        self.createdAt = createdAt
        self.revision = revision
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique in its project."),
            .required("project", .name, "Its project."),
            .required("title", .text(), "For people, one line; may be empty."),
            .required("createdAt", .time, "When it was made."),
            .required("revision", .count, "Grows with every change; the ETag."),
        ])
    }
}
