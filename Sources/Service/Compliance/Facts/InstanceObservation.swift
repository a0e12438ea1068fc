package import Core

/// What is known of an instance at one moment: everything that its findings follow from.
package struct InstanceObservation: Sendable, Hashable {
    package var name: String
    package var site: String
    package var tls: InstanceTLS
    /// Names of those that cover it.
    package var plans: [String] = []
    /// Whether its only plan wants the log.
    package var wantsLog = false
    /// Seconds that its only plan promises.
    package var promisedRPO: Double?
    package var isStreaming = false
    /// Seconds that its log is behind; nil where nobody knows.
    package var rpo: Double?
    /// The newest span of restore points.
    package var window: CoveredSpan?
    /// Spans without restore points in the days of log that are kept.
    package var gaps = 0
    /// The newest that can be restored.
    package var newestBase: Timestamp?
    package var isBaseOverdue = false
    /// Since when a base could be made and was not.
    package var notStarted: Timestamp?
    /// The one its bases go to first, if any, before those that hold copies.
    package var stores: [StoreObservation] = []
    package var drill: DrillObservation?
    /// When a worker told of it last.
    package var reportedAt: Timestamp?

    package init(name: String, site: String, tls: InstanceTLS) {
        self.name = name
        self.site = site
        self.tls = tls
    }
}
