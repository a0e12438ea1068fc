internal import Core
internal import MySQLWire

/// Settings of the whole target that cost durability or caution and save time: for a server that may be lost while it is restored.
///
/// What was there before is noted on the target first, in the bookkeeping's schema, so that whatever happens to this run, the next
/// one finds the note and puts the settings back, whether it is of the same restore or of another one.
struct GlobalSettings {
    let session: TargetSession

    private static let table = "\(RestoreBookkeeping.schema).settings"
    /// The one setting that is no variable.
    private static let redoLog = "redo_log"

    /// Makes the target fast. Gives what it refused, for people.
    func hasten() async throws -> [String] {
        try await session.execute(
            "CREATE TABLE IF NOT EXISTS \(Self.table) (name VARCHAR(64) NOT NULL PRIMARY KEY, value VARCHAR(64) NOT NULL)"
                + " ENGINE=InnoDB")
        var refused: [String] = []
        for (name, wanted) in Self.wanted(for: session.version) {
            guard let value = try await session.query("SELECT @@global.\(name)").firstValue, value != wanted else {
                continue
            }
            let statement = "SET GLOBAL \(name) = \(wanted)"
            if let reason = try await change(name, from: value, by: statement) { refused.append(reason) }
        }
        if try await isRedoLogOn(),
            let reason = try await change(Self.redoLog, from: "ON", by: "ALTER INSTANCE DISABLE INNODB REDO_LOG")
        {
            refused.append(reason)
        }
        return refused
    }

    private static func wanted(for version: ServerVersion) -> [(name: String, value: String)] {
        let settings = [("innodb_flush_log_at_trx_commit", "0"), ("sync_binlog", "0")]
        // Sessions opened from then on send rows as a file.
        return version.flavour == .mysql ? settings + [("local_infile", "1")] : settings
    }

    /// Puts back what this run or an earlier one has changed; gives the names of it.
    @discardableResult
    func putBack() async throws -> [String] {
        guard try await hasNote() else { return [] }
        let noted = try await session.query("SELECT name, value FROM \(Self.table) ORDER BY name")
        var names: [String] = []
        for row in noted.rows.indices {
            guard let name = noted.string(row, 0), let value = noted.string(row, 1) else { continue }
            let isNumber = !value.isEmpty && value.allSatisfy { $0.isASCII && $0.isNumber }
            if name == Self.redoLog {
                if try await !isRedoLogOn() { try await session.execute("ALTER INSTANCE ENABLE INNODB REDO_LOG") }
            } else if isNumber {
                try await session.execute("SET GLOBAL \(name.quotedIdentifier) = \(value)")
            }
            names.append(name)
        }
        try await session.execute("DROP TABLE \(Self.table)")
        return names
    }

    /// The note is there before the setting is changed, and goes where the server refuses.
    private func change(_ name: String, from value: String, by statement: String) async throws -> String? {
        try await session.execute(
            "INSERT IGNORE INTO \(Self.table) VALUES (\(name.quotedLiteral), \(value.quotedLiteral))")
        guard let code = try await session.attempt(statement) else { return nil }
        try await session.execute("DELETE FROM \(Self.table) WHERE name = \(name.quotedLiteral)")
        return "The target refused “\(statement)” (error \(code)); the restore is slower for it."
    }

    /// False where the server has no switch for it (MariaDB, MySQL before 8.0.21).
    private func isRedoLogOn() async throws -> Bool {
        guard !session.isMariaDB else { return false }
        let status = try await session.query("SHOW GLOBAL STATUS LIKE 'Innodb_redo_log_enabled'")
        return !status.rows.isEmpty && status.string(0, 1) == "ON"
    }

    private func hasNote() async throws -> Bool {
        try await session.query(
            "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = '\(RestoreBookkeeping.schema)'"
                + " AND TABLE_NAME = 'settings'"
        ).firstValue != nil
    }
}
