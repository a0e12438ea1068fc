internal import Core

/// How far the log has been applied to a target.
struct ReplayProgress: Sendable, Codable, Hashable {
    /// Everything before this place is on the target; nil before the first transaction.
    var done: LogLocation?
    var gtid: GTID?
    var commitTime: Timestamp?
    var transactions: UInt64 = 0
    var changes: UInt64 = 0
    /// The log has passed the base's convergence, and what follows is applied exactly.
    var isConverged = false
    /// Branches of distributed transactions that are prepared and not yet ended.
    var branches: [OpenBranch] = []
    /// A statement that was about to be executed: whether it was is found out by comparing the tables' definitions.
    var pending: PendingStatement?
    /// Schemas the log dropped, to be dropped at the end when nothing else is in them.
    var droppedSchemas: Set<String> = []
    /// What tables must be when all of the log is applied.
    var expected = ExpectedDigests()
    /// What is folded of the log behind the tables' bases, and not yet on the target.
    var epochs = EpochRecord()

    struct OpenBranch: Sendable, Codable, Hashable {
        /// As statements name it.
        let xid: String
        let start: LogLocation
        let end: LogLocation
    }

    struct PendingStatement: Sendable, Codable, Hashable {
        /// Where its group begins.
        let at: LogLocation
        /// Of the definitions before it.
        let fingerprint: String
    }
}
