package import Core
package import MySQLWire

/// One transaction of the log: where its events are, who it is, and how it ended.
package struct LogGroup: Sendable {
    package enum Outcome: Sendable, Equatable {
        case committed
        /// Its changes were taken back on the source.
        case rolledBack
        /// A branch of a distributed transaction: its rows wait for the branch's own COMMIT or ROLLBACK.
        case prepared(XAIdentifier)
        /// The end of an earlier branch.
        case completes(XAIdentifier, commits: Bool)
        /// MariaDB's two-phase ALTER: the first half, which changes nothing by itself, or its cancellation.
        case alterAnnounced
    }

    package let gtid: GTID?
    package let outcome: Outcome
    package let start: LogLocation
    /// After its last event.
    package let end: LogLocation
    /// In the server's own files, after its last event.
    package let endPosition: BinlogPosition?
    /// As the source reports it: microseconds where the server writes them, else whole seconds.
    package let commitTime: Timestamp
    /// A single statement outside any transaction: DDL and the like.
    package let isStandalone: Bool
}
