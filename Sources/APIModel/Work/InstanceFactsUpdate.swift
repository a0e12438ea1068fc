package import Core

/// What a job found out about its instance. What is nil was not looked at, and stays as it was known.
package struct InstanceFactsUpdate: Sendable, Codable, Hashable {
    /// Identifier of the repository that is spoken of.
    package var repository: String
    /// When the look into the repository began that bases, windows, run and size are of, by the worker's clock.
    package var lookedAt: Timestamp?
    /// All complete bases there.
    package var bases: [ReportedBase]?
    /// One base of them, with what a listing does not tell.
    package var base: ReportedBase?
    /// All windows there.
    package var spans: [ReportedSpan]?
    /// The run of the log that is being archived.
    package var run: String?
    /// Everything the source committed up to here is durable.
    package var through: Timestamp?
    /// The source's clock when this was said: what is behind is measured by it.
    package var sourceTime: Timestamp?
    /// Whether the log is being archived.
    package var isStreaming: Bool?
    /// Databases of the server, without its own.
    package var databases: [String]?
    package var checks: [ReportedCheck]?
    /// Bytes of everything stored for the instance there.
    package var storedBytes: UInt64?
    package var serverVersion: String?
    /// What was found in a repository it is copied to.
    package var copy: ReportedCopy?
    /// How the repository keeps what is stored from change.
    package var lock: ReportedLock?
    /// What the log changed lately.
    package var activity: ReportedActivity?
    /// Statements of the log that changed tables lately.
    package var changes: [ReportedChange]?

    package init(repository: String) { self.repository = repository }

    /// Takes up what a later update says.
    package mutating func merge(_ later: InstanceFactsUpdate) {
        guard later.repository == repository else {
            self = later
            return
        }
        lookedAt = later.lookedAt ?? lookedAt
        bases = later.bases ?? bases
        base = later.base ?? base
        spans = later.spans ?? spans
        run = later.run ?? run
        through = later.through ?? through
        sourceTime = later.sourceTime ?? sourceTime
        isStreaming = later.isStreaming ?? isStreaming
        databases = later.databases ?? databases
        checks = later.checks ?? checks
        storedBytes = later.storedBytes ?? storedBytes
        serverVersion = later.serverVersion ?? serverVersion
        copy = later.copy ?? copy
        lock = later.lock ?? lock
        if let more = later.changes { changes = (changes ?? []) + more }
        if let more = later.activity {
            if activity == nil { activity = more } else { activity?.merge(more) }
        }
    }
}
