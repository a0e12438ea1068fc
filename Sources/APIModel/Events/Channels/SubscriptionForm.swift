/// A subscription as it is wanted. What is absent takes its default.
package struct SubscriptionForm: Described, Hashable {
    package var name: String
    package var channel: String
    package var kinds: [String]?
    package var severity: String?
    package var projects: [String]?
    package var instances: [String]?
    package var tags: [String]?
    package var foldMinutes: Int?
    package var escalateMinutes: Int?
    package var escalateTo: String?
    package var quiet: QuietForm?
    package var tellsEnd: Bool?
    package var isEnabled: Bool?

    package init(name: String, channel: String) {
        self.name = name
        self.channel = channel
    }

    package static let severities = ["information", "warning", "critical"]
    static let most = 200

    package static var schema: Schema {
        .object([.required("name", .name, "Unique.")] + fields)
    }

    static var fields: [SchemaField] {
        [
            .required("channel", .name, "Where messages go."),
            .optional(
                "kinds", .list(.text(TextRule(least: 1, most: 64)), most: most),
                "Kinds such as job.failed, or job.* for all that begin so; all where absent."),
            .optional("severity", .word(severities), "From where on; `warning` where absent."),
            .optional("projects", .list(.name, most: most), "All where absent."),
            .optional("instances", .list(.name, most: most), "All where absent."),
            .optional(
                "tags", .list(.text(TextRule(least: 1, most: 128)), most: most),
                "Of instances, one is enough; all where absent."),
            .optional(
                "foldMinutes", .integer(0...10_080),
                "In which what happens again is only counted; 60 where absent."),
            .optional(
                "escalateMinutes", .integer(1...10_080),
                "After which what nobody has acknowledged is told again; never where absent."),
            .optional("escalateTo", .name, "The channel it is told to then; the same where absent."),
            .optional("quiet", .type(QuietForm.self), "Hours in which only what is critical is told."),
            .optional("tellsEnd", .boolean, "Whether the end of a trouble is told; it is where absent."),
            .optional("isEnabled", .boolean, "It is where absent."),
        ]
    }
}
