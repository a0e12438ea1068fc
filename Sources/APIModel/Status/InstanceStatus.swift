/// How well an instance is protected now.
package struct InstanceStatus: Described, Hashable {
    package var instance: String
    package var project: String
    package var site: String
    package var level: String
    /// Empty unless it is at risk.
    package var reasons: [ReasonDocument]
    /// The plan that covers it, where it is one.
    package var plan: String?
    /// Databases that came after the newest base.
    package var newDatabases: [String]
    package var isStreaming: Bool
    /// Seconds that the last durable commit is behind the source's clock; absent where nobody knows.
    package var rpoSeconds: Double?
    /// The newest span of restore points.
    package var window: SpanDocument?
    /// Spans without restore points in the days of log that are kept.
    package var gaps: Int
    package var lastBase: BaseDocument?
    package var lastDrill: DrillDocument?
    package var nextBaseAt: WireTime?
    package var storedBytes: Int64?
    /// Over the last days; absent where that is not known yet.
    package var growthBytesPerDay: Double?
    package var stored: [StoredDocument]
    /// An estimate; absent where a price is missing.
    package var costPerMonth: Double?
    /// Of the costs.
    package var currency: String
    /// When a worker told of it last; absent where none ever did.
    package var reportedAt: WireTime?

    package init(
        instance: String, project: String, site: String, level: String, reasons: [ReasonDocument], plan: String?,
        newDatabases: [String], isStreaming: Bool, rpoSeconds: Double?, window: SpanDocument?, gaps: Int,
        lastBase: BaseDocument?, lastDrill: DrillDocument?, nextBaseAt: WireTime?, storedBytes: Int64?,
        growthBytesPerDay: Double?, stored: [StoredDocument], costPerMonth: Double?, currency: String,
        reportedAt: WireTime?
    ) {
        self.instance = instance
        self.project = project
        self.site = site
        self.level = level
        self.reasons = reasons
        self.plan = plan
        self.newDatabases = newDatabases
        self.isStreaming = isStreaming
        self.rpoSeconds = rpoSeconds
        self.window = window
        self.gaps = gaps
        self.lastBase = lastBase
        self.lastDrill = lastDrill
        self.nextBaseAt = nextBaseAt
        self.storedBytes = storedBytes
        self.growthBytesPerDay = growthBytesPerDay
        self.stored = stored
        self.costPerMonth = costPerMonth
        self.currency = currency
        self.reportedAt = reportedAt
    }

    package static let levels = ["protected", "at-risk", "unprotected"]

    package static var schema: Schema {
        .object([
            .required("instance", .name, "The instance."),
            .required("project", .name, "Its project."),
            .required("site", .name, "Where it runs."),
            .required("level", .word(levels), "How well it is protected."),
            .required("reasons", .list(.type(ReasonDocument.self)), "Empty unless it is at risk."),
            .optional("plan", .name, "The plan that covers it, where it is one."),
            .required("newDatabases", .list(.text()), "Databases that came after the newest base."),
            .required("isStreaming", .boolean, "Its log is streamed now."),
            .optional("rpoSeconds", .number, "How far the last durable commit is behind the source's clock."),
            .optional("window", .type(SpanDocument.self), "The newest span of restore points."),
            .required("gaps", .count, "Spans without restore points in the days of log that are kept."),
            .optional("lastBase", .type(BaseDocument.self), "The newest base that can be restored."),
            .optional("lastDrill", .type(DrillDocument.self), "The last drill."),
            .optional("nextBaseAt", .time, "When its next base is due by its plan's cycle."),
            .optional("storedBytes", .count, "In all its repositories."),
            .optional("growthBytesPerDay", .number, "Over the last days; below zero where it shrinks."),
            .required("stored", .list(.type(StoredDocument.self)), "By storage class."),
            .optional("costPerMonth", .number, "An estimate; absent where a price is missing."),
            .required("currency", .text(), "Of the costs."),
            .optional("reportedAt", .time, "When a worker told of it last; absent where none ever did."),
        ])
    }
}
