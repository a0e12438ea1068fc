/// Something that happened.
package struct EventDocument: Described, Hashable {
    /// Without gaps, in order: who has read up to a number has missed nothing before it.
    package var number: Int64
    package var happenedAt: WireTime
    package var kind: String
    /// `information`, `warning` or `critical`.
    package var severity: String
    package var project: String?
    package var instance: String?
    package var job: String?
    package var details: JSONTree
    /// The trouble it is part of; absent for what is none, and in the second before it was looked at.
    package var alarm: AlarmDocument?

    package init(
        number: Int64, happenedAt: WireTime, kind: String, severity: String, project: String?, instance: String?,
        job: String?, details: JSONTree, alarm: AlarmDocument? = nil
    ) {
        self.number = number
        self.happenedAt = happenedAt
        self.kind = kind
        self.severity = severity
        self.project = project
        self.instance = instance
        self.job = job
        self.details = details
        self.alarm = alarm
    }

    package static var schema: Schema {
        .object([
            .required("number", .integer(1...Int64.max), "Without gaps, in order."),
            .required("happenedAt", .time, "When it happened."),
            .required("kind", .text(), "What happened."),
            .required("severity", .word(SubscriptionForm.severities), "How much it matters."),
            .optional("project", .text(), "Where it is about one."),
            .optional("instance", .text(), "Where it is about one."),
            .optional("job", .text(), "Where it is about one."),
            .required("details", .anything("Its kind's own."), "Its kind's own."),
            .optional("alarm", .type(AlarmDocument.self), "The trouble it is part of."),
        ])
    }
}
