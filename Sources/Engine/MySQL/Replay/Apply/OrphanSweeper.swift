internal import Core
internal import MySQLWire

/// Removes at convergence the rows whose parents went by a cascade that could not be followed row by row: the parent
/// was read after the cascade, the row itself before.
///
/// Only foreign keys below a table that a cascade reached are looked at; the source's own engine would have left no
/// such row.
struct OrphanSweeper {
    let session: ReplaySession

    func sweep(_ suspects: Set<String>) async throws {
        guard !suspects.isEmpty else { return }
        try await session.checkForeignKeys(false)
        var waiting = try await session.catalog.loadedForeignKeys().filter { suspects.contains($0.id) }
        var rounds = 0
        while let key = waiting.popLast(), rounds < 10_000 {
            rounds += 1
            let affected = try await session.target.execute(statement(key)).affectedRows
            // Rows that went may have been parents themselves.
            if affected > 0, key.onDelete == .cascade {
                waiting += try await session.catalog.cascades(from: key.child).filter { $0.onDelete != .none }
            }
        }
    }

    private func statement(_ key: ForeignKey) -> String {
        // The child goes by its full name: where no schema is chosen, DELETE does not know an alias.
        let child = key.child.quoted
        let pairs = zip(key.childColumns, key.parentColumns)
        let match = pairs.map { "p.\($1.quotedIdentifier) = \(child).\($0.quotedIdentifier)" }.joined(
            separator: " AND ")
        let present = key.childColumns.map { "\(child).\($0.quotedIdentifier) IS NOT NULL" }.joined(separator: " AND ")
        let absent = "p.\(key.parentColumns.first.map(\.quotedIdentifier) ?? "``") IS NULL"
        let join = "\(child) LEFT JOIN \(key.parent.quoted) AS p ON \(match)"
        if key.onDelete == .setNull {
            let nulls = key.childColumns.map { "\(child).\($0.quotedIdentifier) = NULL" }.joined(separator: ", ")
            return "UPDATE \(join) SET \(nulls) WHERE \(present) AND \(absent)"
        }
        return "DELETE \(child) FROM \(join) WHERE \(present) AND \(absent)"
    }
}
