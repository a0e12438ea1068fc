package import Core

/// What is to be restored, to which moment, and under which names.
package struct RestoreOptions: Sendable {
    package var moment: RestoreMoment
    /// Up to but not including this transaction; replaces `moment`.
    package var before: GTID?
    /// Transactions that are left out, as if they had never been.
    package var skip: [GTID] = []
    /// Only these schemas; with `tables` empty too, everything.
    package var databases: [String]
    /// Only these tables, besides `databases`.
    package var tables: [TableName]
    package var renames: [RestoreRename]
    package var existing: ExistingPolicy
    /// Connections that load rows.
    package var threads: Int
    /// Whether accounts are restored; only ever with everything else.
    package var accounts: Bool
    /// Whether tables the log changed are read once more at the end, and compared with what they must be.
    package var finalCheck: Bool
    /// The target is nobody's until the restore is complete: its durability is switched off for speed, and put back.
    package var isThrowaway = false
    package var replay = ReplayMode.fold
    /// Bytes of memory the fold of the log may take.
    package var foldMemory = RestoreOptions.defaultFoldMemory
    /// Where the fold puts what does not fit into its memory.
    package var foldFolder = "/var/tmp"

    /// Rows from which on a table gets its secondary indexes after its rows.
    package var deferIndexesFrom: UInt64 = 10_000

    package static let defaultFoldMemory = 512 << 20

    package init(
        moment: RestoreMoment = .latest, before: GTID? = nil, databases: [String] = [], tables: [TableName] = [],
        renames: [RestoreRename] = [], existing: ExistingPolicy = .refuse, threads: Int = 4, accounts: Bool = true,
        finalCheck: Bool = true
    ) {
        self.moment = moment
        self.before = before
        self.databases = databases
        self.tables = tables
        self.renames = renames
        self.existing = existing
        self.threads = threads
        self.accounts = accounts
        self.finalCheck = finalCheck
    }
}
