/// The start of a transaction: who it is, and when it was committed.
package struct GTIDEvent: Equatable, Sendable {
    package enum Identity: Equatable, Sendable {
        /// 16 bytes in the order they are written in, the tag (empty for none), and the number.
        case mysql(uuid: [UInt8], tag: String, sequence: UInt64)
        case mariadb(domain: UInt32, server: UInt32, sequence: UInt64)
        case anonymous
    }

    package let identity: Identity

    // MySQL, where the server writes them.

    /// Commit on the server this log is of, in microseconds since 1970 (8.0.1 and later).
    package var immediateCommitTimestamp: Int64?
    /// Commit on the server the transaction was first committed on, in microseconds since 1970.
    package var originalCommitTimestamp: Int64?
    /// The whole transaction with this event, in bytes of the file (8.0.2 and later).
    package var transactionLength: UInt64?
    package var lastCommitted: Int64?
    package var sequenceNumber: Int64?
    /// Server versions as `major * 10000 + minor * 100 + patch`.
    package var immediateServerVersion: UInt32?
    package var originalServerVersion: UInt32?
    package var commitGroupTicket: UInt64?
    /// MySQL: the transaction may hold statements logged as text.
    package var mayHaveStatements = false

    // MariaDB.

    package var mariaFlags: MariaFlags = []
    package var mariaExtraFlags: MariaExtraFlags = []
    /// Transactions with the same number were committed together.
    package var groupCommitID: UInt64?
    /// The branch that is prepared or completed (`preparedXA`, `completedXA`).
    package var xid: XAIdentifier?
    /// For COMMIT/ROLLBACK ALTER: the sequence number of its START ALTER.
    package var startAlterSequence: UInt64?
    package var threadID: UInt32?

    package struct MariaFlags: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// One event and no terminating COMMIT: DDL and such.
        package static let standalone = MariaFlags(rawValue: 1)
        package static let groupCommitID = MariaFlags(rawValue: 2)
        package static let transactional = MariaFlags(rawValue: 4)
        package static let allowParallel = MariaFlags(rawValue: 8)
        package static let waited = MariaFlags(rawValue: 16)
        package static let ddl = MariaFlags(rawValue: 32)
        package static let preparedXA = MariaFlags(rawValue: 64)
        package static let completedXA = MariaFlags(rawValue: 128)
    }

    package struct MariaExtraFlags: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let multiEngine = MariaExtraFlags(rawValue: 1)
        package static let startAlter = MariaExtraFlags(rawValue: 2)
        package static let commitAlter = MariaExtraFlags(rawValue: 4)
        package static let rollbackAlter = MariaExtraFlags(rawValue: 8)
        package static let threadID = MariaExtraFlags(rawValue: 16)
    }

    /// Whether the transaction is a single event that no COMMIT or XID follows (MariaDB says so; MySQL does not).
    package var isStandalone: Bool { mariaFlags.contains(.standalone) }
    package var isDDL: Bool { mariaFlags.contains(.ddl) }

    package init(identity: Identity) { self.identity = identity }
}
