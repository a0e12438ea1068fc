/// What a report says of one instance.
package struct ComplianceInstance: Described, Hashable {
    package var instance: String
    package var site: String
    /// The plan that covers it, where it is one.
    package var plan: String?
    /// When a worker told of it last; absent where none ever did.
    package var reportedAt: WireTime?
    /// The newest span of restore points.
    package var window: SpanDocument?
    package var rpoSeconds: Double?
    package var stores: [ComplianceStore]
    package var lastDrill: ComplianceDrill?
    /// One for each fact, judged by the plan alone.
    package var findings: [ComplianceFinding]

    package init(
        instance: String, site: String, plan: String?, reportedAt: WireTime?, window: SpanDocument?,
        rpoSeconds: Double?, stores: [ComplianceStore], lastDrill: ComplianceDrill?, findings: [ComplianceFinding]
    ) {
        self.instance = instance
        self.site = site
        self.plan = plan
        self.reportedAt = reportedAt
        self.window = window
        self.rpoSeconds = rpoSeconds
        self.stores = stores
        self.lastDrill = lastDrill
        self.findings = findings
    }

    package static var schema: Schema {
        .object([
            .required("instance", .name, "The instance."),
            .required("site", .name, "Where it runs."),
            .optional("plan", .name, "The plan that covers it, where it is one."),
            .optional("reportedAt", .time, "When a worker told of it last; absent where none ever did."),
            .optional("window", .type(SpanDocument.self), "The newest span of restore points."),
            .optional("rpoSeconds", .number, "How far the last durable commit is behind the source's clock."),
            .required("stores", .list(.type(ComplianceStore.self)), "Repositories it is kept in."),
            .optional("lastDrill", .type(ComplianceDrill.self), "The last drill."),
            .required("findings", .list(.type(ComplianceFinding.self)), "One for each fact, judged by the plan alone."),
        ])
    }
}
