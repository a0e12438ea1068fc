/// A worker that was heard of lately.
package struct WorkerDocument: Described, Hashable {
    package var id: String
    package var version: String
    package var sites: [String]
    package var kinds: [String]
    /// Jobs it runs at a time, streams not counted.
    package var slots: Int
    /// Streams it runs at a time.
    package var streams: Int
    package var startedAt: WireTime
    package var seenAt: WireTime

    package init(
        id: String, version: String, sites: [String], kinds: [String], slots: Int, streams: Int, startedAt: WireTime,
        seenAt: WireTime
    ) {
        self.id = id
        self.version = version
        self.sites = sites
        self.kinds = kinds
        self.slots = slots
        self.streams = streams
        self.startedAt = startedAt
        self.seenAt = seenAt
    }

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names one run of a worker."),
            .required("version", .text(), "Of its program."),
            .required("sites", .list(.text()), "Sites whose instances it reaches."),
            .required("kinds", .list(.word(JobDocument.kinds)), "What it can do."),
            .required("slots", .count, "Jobs it runs at a time, streams not counted."),
            .required("streams", .count, "Streams it runs at a time."),
            .required("startedAt", .time, "When it was first heard of."),
            .required("seenAt", .time, "When it was heard of last."),
        ])
    }
}
