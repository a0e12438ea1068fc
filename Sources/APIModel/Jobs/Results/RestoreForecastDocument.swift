/// What a restore would do, found out without changing anything.
package struct RestoreForecastDocument: Described, Hashable {
    package var base: String
    /// The last transaction that is brought back.
    package var gtid: String?
    package var commitTime: WireTime
    /// The first transaction that is left out, in one line.
    package var next: String?
    package var nextGtid: String?
    package var nextCommittedAt: WireTime?

    package var chunks: Int64
    /// As stored.
    package var chunkBytes: Int64
    package var rows: Int64
    package var rowBytes: Int64
    package var segments: Int64
    package var segmentBytes: Int64
    /// At most.
    package var changes: Int64

    package var databases: [String]
    /// How many.
    package var tables: Int64
    package var objects: Int64
    package var accounts: Int64
    /// The most tables and the like that are named one by one.
    package static let mostNamed = 100
    /// What of the target is dropped first; at most `mostNamed`.
    package var replaced: [String]
    /// What is given another name and kept; at most `mostNamed`.
    package var renamed: [String]
    /// Why it would be refused as things are.
    package var refusal: JobFailureDocument?
    package var flavour: String
    package var serverVersion: String
    /// How fast it went before; absent where nothing was measured.
    package var measured: RestoreRateDocument?

    package init(base: String, commitTime: WireTime, flavour: String, serverVersion: String) {
        self.base = base
        self.commitTime = commitTime
        self.flavour = flavour
        self.serverVersion = serverVersion
        chunks = 0
        chunkBytes = 0
        rows = 0
        rowBytes = 0
        segments = 0
        segmentBytes = 0
        changes = 0
        databases = []
        tables = 0
        objects = 0
        accounts = 0
        replaced = []
        renamed = []
    }

    package static var schema: Schema {
        .object([
            .required("base", .text(), "The base it begins with."),
            .optional("gtid", .text(), "The last transaction that is brought back."),
            .required("commitTime", .time, "When that committed."),
            .optional("next", .text(), "The first transaction that is left out, in one line."),
            .optional("nextGtid", .text(), "Its GTID."),
            .optional("nextCommittedAt", .time, "When it committed."),
            .required("chunks", .count, "Chunks of the base that are read."),
            .required("chunkBytes", .count, "Their size as stored."),
            .required("rows", .count, "Rows in them."),
            .required("rowBytes", .count, "The size of these."),
            .required("segments", .count, "Segments of the log that are read."),
            .required("segmentBytes", .count, "Their size as stored."),
            .required("changes", .count, "Changes of rows in them, at most."),
            .required("databases", .list(.text()), "Databases on the target."),
            .required("tables", .count, "Tables that are made."),
            .required("objects", .count, "Views, routines, triggers and events that are made."),
            .required("accounts", .count, "Accounts that are made."),
            .required("replaced", .list(.text()), "What of the target is dropped first; at most 100 names."),
            .required("renamed", .list(.text()), "What is given another name and kept; at most 100."),
            .optional("refusal", .type(JobFailureDocument.self), "Why it would be refused as things are."),
            .required("flavour", .word(["mariadb", "mysql"]), "Of the source."),
            .required("serverVersion", .text(), "Of the source."),
            .optional(
                "measured", .type(RestoreRateDocument.self),
                "How fast a restore or drill of the instance went; absent where none was measured."),
        ])
    }
}
