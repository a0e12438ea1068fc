internal import Core
internal import MySQLWire
internal import Repository

extension BaseReader {
    /// Reads a table without a key in one snapshot whose place in the log is exact: its rows cannot be told from each
    /// other, so a change replayed twice or left out could not be recognised.
    func readExactly(_ table: OpenTable) async throws -> TableEntry {
        guard table.definition.isTransactional else { return try await readBracketed(table, snapshot: false) }
        return try await session.isMariaDB
            ? try await readSnapshot(table) : try await readBracketed(table, snapshot: true)
    }

    /// The same for a table that could be read by ranges; nil where it changes too often for that.
    func readExactlyIfCalm(_ table: OpenTable) async throws -> TableEntry? {
        if try await session.isMariaDB { return try await readSnapshot(table) }
        return try await readBracketed(table, snapshot: true, attempts: Self.calmAttempts)
    }

    /// MariaDB tells the log position of a consistent snapshot.
    private func readSnapshot(_ table: OpenTable) async throws -> TableEntry {
        let (rows, low) = try await retrying("reading \(table.name)") { () -> (RangeResult, LogPosition) in
            let session = try await session
            let low = try await positions().mariaDBSnapshotPosition(keepsSnapshot: true)
            let rows = try await inTransaction(session) { try await self.copyRows(table.wholeSQL, .none, of: table) }
            return (try await rows?.stored() ?? RangeResult(), low)
        }
        let high = try await high()
        return TableEntry(
            manifest: table.manifest(rows, high: high, low: low, exact: true), low: table.shapeLow, high: high)
    }

    /// MySQL tells nothing, so the snapshot is taken between two positions, and the log between them must not touch the
    /// table: then any position of the bracket is exact for it. The bracket is milliseconds wide; where the table is
    /// busy it is tried again.
    ///
    /// Without `snapshot`, for engines that have none, the statement itself reads one state, since those engines lock
    /// the table for it; the bracket is then as wide as the statement.
    private func readBracketed(_ table: OpenTable, snapshot: Bool) async throws -> TableEntry {
        if let entry = try await readBracketed(table, snapshot: snapshot, attempts: Self.bracketAttempts) {
            return entry
        }
        throw TidemarkError(
            .baseUnreadable,
            "The table \(table.name) has no key and changes so often that no moment of rest was found in it.",
            hint:
                "Add a primary key (ALTER TABLE \(table.name.quoted) ADD my_id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY"
                + (snapshot ? "" : ", ENGINE = InnoDB") + "), or leave it out with --exclude.")
    }

    private func readBracketed(_ table: OpenTable, snapshot: Bool, attempts: Int) async throws -> TableEntry? {
        for attempt in 0..<attempts {
            do {
                return try await retrying("reading \(table.name)") {
                    try await self.tryBracket(table, snapshot: snapshot)
                }
            } catch ReadFailure.notExact {
                try await context.clock.sleep(seconds: min(2, 0.05 * Double(attempt + 1)))
            }
        }
        return nil
    }

    private static let bracketAttempts = 60
    private static let calmAttempts = 20

    private func tryBracket(_ table: OpenTable, snapshot: Bool) async throws -> TableEntry {
        let session = try await session
        let positions = try await positions()
        if !positions.hasTightLows { try await positions.advanceLow() }
        let low = try await positions.low()
        if !snapshot {
            let rows = try await copyRows(table.wholeSQL, .none, of: table)?.stored() ?? RangeResult()
            let high = try await positions.high()
            try await requireUntouched(table, after: low, through: high)
            return exactEntry(table, rows, low: low, high: high)
        }
        try await session.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT")
        let rows = try await inTransaction(session) { () -> RangeResult in
            try await self.requireUntouched(table, after: low, through: try await positions.high())
            return try await self.copyRows(table.wholeSQL, .none, of: table)?.stored() ?? RangeResult()
        }
        return exactEntry(table, rows, low: low, high: try await positions.high())
    }

    private func exactEntry(
        _ table: OpenTable, _ rows: RangeResult, low: LogPosition, high: BinlogPosition
    ) -> TableEntry {
        TableEntry(manifest: table.manifest(rows, high: high, low: low, exact: true), low: table.shapeLow, high: high)
    }

    /// Ends the snapshot whatever happens in `body`.
    private func inTransaction<Result>(
        _ session: SourceSession, _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await body()
            try await session.execute("COMMIT")
            return result
        } catch {
            if session.connection.isActive { _ = try? await session.execute("COMMIT") }
            throw error
        }
    }

    /// Neither by changes of its own nor by cascades.
    private func requireUntouched(_ table: OpenTable, after low: LogPosition, through high: BinlogPosition) async throws
    {
        try await archive.wait(for: high, patience: context.options.convergencePatience)
        for name in table.above.union([table.name]) {
            let suspects = await archive.suspects(touching: name, after: low, through: high)
            guard !suspects.isEmpty else { continue }
            let touched = try await BracketScan(instance: context.instance).touches(
                name, segments: suspects, after: low, through: high)
            if touched { throw ReadFailure.notExact }
        }
    }
}
