/// A subscription: who is told of what, and how.
package struct SubscriptionDocument: Described, Hashable {
    package var name: String
    package var channel: String
    package var kinds: [String]
    package var severity: String
    package var projects: [String]
    package var instances: [String]
    package var tags: [String]
    package var foldMinutes: Int
    package var escalateMinutes: Int?
    package var escalateTo: String?
    package var quiet: QuietForm?
    package var tellsEnd: Bool
    package var isEnabled: Bool
    package var createdAt: WireTime
    /// Grows with every change; the ETag.
    package var revision: Int64

    package init(
        name: String, channel: String, kinds: [String], severity: String, projects: [String], instances: [String],
        tags: [String], foldMinutes: Int, escalateMinutes: Int?, escalateTo: String?, quiet: QuietForm?,
        tellsEnd: Bool, isEnabled: Bool, createdAt: WireTime, revision: Int64
    ) {
        self.name = name
        self.channel = channel
        self.kinds = kinds
        self.severity = severity
        self.projects = projects
        self.instances = instances
        self.tags = tags
        self.foldMinutes = foldMinutes
        self.escalateMinutes = escalateMinutes
        self.escalateTo = escalateTo
        self.quiet = quiet
        self.tellsEnd = tellsEnd
        self.isEnabled = isEnabled
        self.createdAt = createdAt
        self.revision = revision
    }

    /// What would make it again.
    package var form: SubscriptionForm {
        var form = SubscriptionForm(name: name, channel: channel)
        (form.kinds, form.severity, form.projects, form.instances, form.tags) =
            (kinds, severity, projects, instances, tags)
        (form.foldMinutes, form.escalateMinutes, form.escalateTo) = (foldMinutes, escalateMinutes, escalateTo)
        (form.quiet, form.tellsEnd, form.isEnabled) = (quiet, tellsEnd, isEnabled)
        return form
    }

    package static var schema: Schema {
        let optional: Set<String> = ["escalateMinutes", "escalateTo", "quiet"]
        let fields = SubscriptionForm.fields.map { field in
            optional.contains(field.name) ? field : .required(field.name, field.schema, field.text)
        }
        return .object(
            [.required("name", .name, "Unique.")] + fields + [
                .required("createdAt", .time, "When it was made."),
                .required("revision", .count, "Grows with every change; the ETag."),
            ])
    }
}
