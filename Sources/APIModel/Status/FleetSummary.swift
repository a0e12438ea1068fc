/// The whole fleet, or one project, in a few figures.
package struct FleetSummary: Described, Hashable {
    package var takenAt: WireTime
    /// Absent where all projects are meant.
    package var project: String?
    package var instances: Int
    package var protected: Int
    package var atRisk: Int
    package var unprotected: Int
    /// Instances that have a reason, by its code; sorted by code.
    package var reasons: [NamedCount]
    package var streaming: Int
    /// The largest of all instances that have one.
    package var worstRpoSeconds: Double?
    /// Jobs that are not final, by state.
    package var jobs: [NamedCount]
    /// Workers heard of lately.
    package var workers: Int
    package var storedBytes: Int64
    package var growthBytesPerDay: Double
    /// An estimate, of what has a price.
    package var costPerMonth: Double
    package var currency: String

    package init(
        takenAt: WireTime, project: String?, instances: Int, protected: Int, atRisk: Int, unprotected: Int,
        reasons: [NamedCount], streaming: Int, worstRpoSeconds: Double?, jobs: [NamedCount], workers: Int,
        storedBytes: Int64, growthBytesPerDay: Double, costPerMonth: Double, currency: String
    ) {
        self.takenAt = takenAt
        self.project = project
        self.instances = instances
        self.protected = protected
        self.atRisk = atRisk
        self.unprotected = unprotected
        self.reasons = reasons
        self.streaming = streaming
        self.worstRpoSeconds = worstRpoSeconds
        self.jobs = jobs
        self.workers = workers
        self.storedBytes = storedBytes
        self.growthBytesPerDay = growthBytesPerDay
        self.costPerMonth = costPerMonth
        self.currency = currency
    }

    package static var schema: Schema {
        .object([
            .required("takenAt", .time, "By the catalog's clock."),
            .optional("project", .name, "Absent where all projects are meant."),
            .required("instances", .count, "All of them."),
            .required("protected", .count, "Those that are protected as their plan says."),
            .required("atRisk", .count, "Those with a reason."),
            .required("unprotected", .count, "Those that no plan covers."),
            .required("reasons", .list(.type(NamedCount.self)), "Instances that have a reason, by its code."),
            .required("streaming", .count, "Instances whose log is streamed now."),
            .optional("worstRpoSeconds", .number, "The largest of all instances that have one."),
            .required("jobs", .list(.type(NamedCount.self)), "Jobs that are not final, by state."),
            .required("workers", .count, "Workers heard of lately."),
            .required("storedBytes", .count, "Of all instances."),
            .required("growthBytesPerDay", .number, "Over the last days; below zero where it shrinks."),
            .required("costPerMonth", .number, "An estimate, of what has a price."),
            .required("currency", .text(), "Of the costs."),
        ])
    }
}
