/// A site as it is wanted.
package struct SiteRequest: Described, Hashable {
    package var name: String
    /// For people, one line.
    package var title: String?

    package init(name: String, title: String? = nil) {
        self.name = name
        self.title = title
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique in its project."),
            .optional("title", .text(TextRule(most: 200)), "For people, one line."),
        ])
    }
}
