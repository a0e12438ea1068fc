/// The times an instance can be brought back to.
package struct WindowDocument: Described, Hashable {
    package var instance: String
    /// When a worker told of it last; absent where none ever did.
    package var reportedAt: WireTime?
    /// Oldest first.
    package var spans: [SpanDocument]
    /// What lies between the spans, oldest first.
    package var gaps: [GapDocument]
    /// Newest first.
    package var bases: [BaseDocument]

    package init(
        instance: String, reportedAt: WireTime?, spans: [SpanDocument], gaps: [GapDocument], bases: [BaseDocument]
    ) {
        self.instance = instance
        self.reportedAt = reportedAt
        self.spans = spans
        self.gaps = gaps
        self.bases = bases
    }

    package static var schema: Schema {
        .object([
            .required("instance", .name, "The instance."),
            .optional("reportedAt", .time, "When a worker told of it last; absent where none ever did."),
            .required("spans", .list(.type(SpanDocument.self)), "Oldest first."),
            .required("gaps", .list(.type(GapDocument.self)), "What lies between the spans, oldest first."),
            .required("bases", .list(.type(BaseDocument.self)), "Newest first."),
        ])
    }
}
