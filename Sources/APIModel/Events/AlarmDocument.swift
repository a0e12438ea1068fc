/// A trouble, from its first event to its end.
package struct AlarmDocument: Described, Hashable {
    package var id: String
    package var since: WireTime
    /// Events so far.
    package var count: Int
    package var overAt: WireTime?
    package var acknowledgedAt: WireTime?
    package var acknowledgedBy: String?
    package var note: String?

    package init(
        id: String, since: WireTime, count: Int, overAt: WireTime?, acknowledgedAt: WireTime?, acknowledgedBy: String?,
        note: String?
    ) {
        self.id = id
        self.since = since
        self.count = count
        self.overAt = overAt
        self.acknowledgedAt = acknowledgedAt
        self.acknowledgedBy = acknowledgedBy
        self.note = note
    }

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names it."),
            .required("since", .time, "Its first event."),
            .required("count", .count, "Events so far."),
            .optional("overAt", .time, "When it was over; absent while it goes on."),
            .optional("acknowledgedAt", .time, "When somebody took it up."),
            .optional("acknowledgedBy", .text(), "Who did."),
            .optional("note", .text(), "What they had to say."),
        ])
    }
}
