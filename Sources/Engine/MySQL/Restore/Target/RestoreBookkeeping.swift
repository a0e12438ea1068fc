internal import Core
internal import MySQLWire

/// What a restore remembers on the target, in a schema of its own, so that a later run continues where it stopped.
///
/// Every record is written in the transaction of the rows it speaks of: after a crash both are there or neither. The
/// schema is dropped when the restore is complete.
struct RestoreBookkeeping {
    static let schema = "tidemark_restore"
    static let lockName = "tidemark_restore"

    enum Phase: String, Sendable {
        /// Tables are being created.
        case create
        case load
        case replay
        /// Objects and accounts.
        case finish
    }

    struct State: Sendable {
        var plan: RestorePlan
        var phase: Phase
        var progress: ReplayProgress
        /// Seconds the load took, summed over runs.
        var rows: UInt64
    }

    let session: TargetSession

    /// Waits until no other restore, nor a statement of one that was killed, is at work on the target. The lock lasts as
    /// long as the session.
    func lock() async throws {
        let answer = try await session.query("SELECT GET_LOCK('\(Self.lockName)', 60)").firstValue
        guard answer == "1" else {
            throw TidemarkError(
                .targetBusy, "Another restore is at work on \(session.access.address).",
                hint: "Wait for it, or stop it; then run the same command again.")
        }
        // The connection of a killed run works on until its last statement is done, and holds its own lock until then.
        let question = Self.sessionLocks.map { "IS_USED_LOCK('\($0)')" }.joined(separator: ", ")
        for _ in 0..<600 {
            let answer = try await session.query("SELECT CONNECTION_ID(), \(question)")
            let holders = (1...Self.sessionLocks.count).compactMap { answer.string(0, $0) }
            if holders.allSatisfy({ $0 == answer.firstValue }) { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw TidemarkError(
            .targetBusy, "What a restore that was killed had begun is still running on \(session.access.address).",
            hint: "Wait for it, or KILL its connection; then run the same command again.")
    }

    /// The locks of the sessions of one restore; each holds one as long as it lives.
    static let sessionLocks = (0..<80).map { "\(lockName)_\($0)" }

    /// What an earlier run left, or nil.
    func load() async throws -> State? {
        guard try await exists() else { return nil }
        let result = try await session.query(
            "SELECT plan, phase, progress, loaded_rows FROM \(Self.schema).state WHERE id = 1")
        guard let planText = result.string(0, 0), let phase = result.string(0, 1).flatMap(Phase.init),
            let progressText = result.string(0, 2)
        else { return nil }
        guard let plan = RestoreJSON.decode(RestorePlan.self, planText),
            let progress = RestoreJSON.decode(ReplayProgress.self, progressText)
        else {
            throw TidemarkError(
                .targetBusy, "The target holds an unfinished restore of another version of Tidemark.",
                hint: "Drop the schema \(Self.schema) and what was restored, or use --existing replace.")
        }
        return State(plan: plan, phase: phase, progress: progress, rows: result.string(0, 3).flatMap(UInt64.init) ?? 0)
    }

    private func exists() async throws -> Bool {
        try await session.query(
            "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = '\(Self.schema)' AND TABLE_NAME = 'state'"
        ).firstValue == "1"
    }

    func create(_ plan: RestorePlan) async throws {
        try await drop()
        try await session.execute("CREATE DATABASE \(Self.schema) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")
        try await session.execute(
            "CREATE TABLE \(Self.schema).state (id INT NOT NULL PRIMARY KEY, plan LONGTEXT NOT NULL,"
                + " phase VARCHAR(16) NOT NULL, progress LONGTEXT NOT NULL, loaded_rows BIGINT UNSIGNED NOT NULL)"
                + " ENGINE=InnoDB")
        try await session.execute(
            "CREATE TABLE \(Self.schema).chunks (tbl INT UNSIGNED NOT NULL, chunk INT UNSIGNED NOT NULL,"
                + " PRIMARY KEY (tbl, chunk)) ENGINE=InnoDB")
        try await session.execute(
            "CREATE TABLE \(Self.schema).retired (hash BINARY(16) NOT NULL PRIMARY KEY) ENGINE=InnoDB")
        try await session.execute("CREATE TABLE \(Self.schema).marker_a (id INT NOT NULL PRIMARY KEY) ENGINE=InnoDB")
        try await session.execute(
            "CREATE TABLE \(Self.schema).accounts (name VARCHAR(400) NOT NULL PRIMARY KEY) ENGINE=InnoDB")
        // Who may not read them may not make any either.
        let name = session.isMariaDB ? "IF(is_role = 'Y', User, CONCAT(User, '@', Host))" : "CONCAT(User, '@', Host)"
        _ = try await session.attempt("INSERT INTO \(Self.schema).accounts SELECT \(name) FROM mysql.user")
        try await session.execute(
            "INSERT INTO \(Self.schema).state VALUES (1, \(try RestoreJSON.encode(plan).quotedHexLiteral),"
                + " '\(Phase.create.rawValue)', \(try RestoreJSON.encode(ReplayProgress()).quotedHexLiteral), 0)")
    }

    /// The accounts the target had before the restore, as `user@host`; nil where they are not known.
    func accountsBefore() async throws -> Set<String>? {
        guard let result = try? await session.query("SELECT name FROM \(Self.schema).accounts"), !result.rows.isEmpty
        else { return nil }
        return Set(result.rows.indices.compactMap { result.string($0, 0) })
    }

    /// Which of its two names the marker table has now.
    func marker() async throws -> String {
        let name = try await session.query(
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '\(Self.schema)'"
                + " AND TABLE_NAME LIKE 'marker%'"
        ).firstValue
        return name ?? "marker_a"
    }

    /// The part of a RENAME TABLE that gives the marker its other name.
    func markerRename(from name: String) -> String {
        "\(Self.schema).\(name) TO \(Self.schema).\(name == "marker_a" ? "marker_b" : "marker_a")"
    }

    func drop() async throws { try await session.execute("DROP DATABASE IF EXISTS \(Self.schema)") }

    func enter(_ phase: Phase) async throws {
        try await session.execute("UPDATE \(Self.schema).state SET phase = '\(phase.rawValue)' WHERE id = 1")
    }

    // MARK: Load

    /// Chunks that are on the target, as `table number, chunk number`.
    func loadedChunks() async throws -> Set<ChunkPlace> {
        let result = try await session.query("SELECT tbl, chunk FROM \(Self.schema).chunks")
        var places: Set<ChunkPlace> = []
        for row in result.rows.indices {
            guard let table = result.string(row, 0).flatMap(Int.init),
                let chunk = result.string(row, 1).flatMap(Int.init)
            else { continue }
            places.insert(ChunkPlace(table: table, chunk: chunk))
        }
        return places
    }

    /// In the chunk's own transaction, on the connection that loads it.
    static func markLoaded(_ place: ChunkPlace, on session: TargetSession) async throws {
        try await session.execute("INSERT INTO \(schema).chunks VALUES (\(place.table), \(place.chunk))")
    }

    func forgetChunks(of table: Int) async throws {
        try await session.execute("DELETE FROM \(Self.schema).chunks WHERE tbl = \(table)")
    }

    /// Begins the load of a table anew, whatever an earlier run has left of it.
    func empty(_ table: TableName, _ number: Int) async throws {
        try await forgetChunks(of: number)
        try await session.execute("TRUNCATE TABLE \(table.quoted)")
    }

    // MARK: Replay

    /// In the transaction of the rows that were changed.
    func save(_ progress: ReplayProgress) async throws {
        try await session.execute(
            "UPDATE \(Self.schema).state SET progress = \(try RestoreJSON.encode(progress).quotedHexLiteral) WHERE id = 1"
        )
    }

    /// In the transaction of the rows that were changed.
    func save(_ hashes: [RetiredKeys.Hash]) async throws {
        var rest = hashes[...]
        while !rest.isEmpty {
            let values = rest.prefix(1_000).map { "(x'\($0.text)')" }.joined(separator: ", ")
            try await session.execute("INSERT IGNORE INTO \(Self.schema).retired VALUES \(values)")
            rest = rest.dropFirst(1_000)
        }
    }

    /// Those saved before.
    func retiredKeys() async throws -> RetiredKeys {
        let result = try await session.query("SELECT HEX(hash) FROM \(Self.schema).retired")
        return RetiredKeys(Set(result.rows.indices.compactMap { result.string($0, 0).flatMap(RetiredKeys.Hash.init) }))
    }
}
