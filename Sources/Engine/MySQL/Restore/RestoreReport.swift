package import Core

/// What a restore brought back, and where it stopped.
package struct RestoreReport: Sendable, Codable, Hashable {
    /// The base it started from.
    package var base: String
    /// The last transaction applied; nil where the server has no GTIDs or none was applied.
    package var gtid: GTID?
    /// The state of the source's log that was reached.
    package var position: LogPosition
    /// When the last transaction of that state committed; the base's convergence where none followed it.
    package var commitTime: Timestamp
    /// The first transaction that was left out: its GTID, time and what it did; nil at the end of the log.
    package var next: NextTransaction?
    /// Transactions before it that were left out.
    package var skipped: [GTID]
    package var tables: UInt64
    /// Rows written from the base.
    package var rows: UInt64
    package var transactions: UInt64
    /// Row changes of the log that were applied.
    package var changes: UInt64
    /// Tables whose digest on the target was compared with the one in the repository.
    package var provenTables: UInt64
    /// Tables whose digest was compared again when all of the log was applied.
    package var provenAtEnd: UInt64
    /// What each table holds, by name; without those that were not read at the end although the log changed them.
    package var digests: [RestoredTable]
    /// Tables whose log was folded while they were loaded.
    package var foldedTables: UInt64
    package var foldSeconds: Double
    package var loadSeconds: Double
    package var replaySeconds: Double
    package var totalSeconds: Double
    /// The restore continued one that was stopped before.
    package var resumed: Bool
    /// What the user should know.
    package var notes: [String]
    /// What was asked for and is not on the target: accounts and grants it refused or had already, objects that name what
    /// does not exist. Tables and rows are never among it.
    package var undone: [String]

    /// What stands right after the cut.
    package struct NextTransaction: Sendable, Codable, Hashable {
        package var gtid: GTID?
        package var commitTime: Timestamp?
        /// One line: the statement, or the tables and numbers of rows.
        package var summary: String

        package init(gtid: GTID?, commitTime: Timestamp?, summary: String) {
            self.gtid = gtid
            self.commitTime = commitTime
            self.summary = summary
        }
    }

    package init(base: String, position: LogPosition, commitTime: Timestamp) {
        self.base = base
        self.position = position
        self.commitTime = commitTime
        skipped = []
        tables = 0
        rows = 0
        transactions = 0
        changes = 0
        provenTables = 0
        provenAtEnd = 0
        digests = []
        foldedTables = 0
        foldSeconds = 0
        loadSeconds = 0
        replaySeconds = 0
        totalSeconds = 0
        resumed = false
        notes = []
        undone = []
    }
}
