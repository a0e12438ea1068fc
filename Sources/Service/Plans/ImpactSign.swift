/// A sign of strain on a source that a plan can limit.
package enum ImpactSign: String, Hashable, Sendable, CaseIterable {
    case threadsRunning = "threads-running"
    case replicaLag = "replica-lag"
    case historyLength = "history-length"
}
