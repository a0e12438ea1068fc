package import Core

/// What is given another name before a restore begins, so that it is kept.
package struct ExistingMoves: Sendable, Hashable {
    /// Whole databases: all their tables go to a new one.
    package var databases: [Database] = []
    /// Single tables, within their databases.
    package var tables: [Table] = []

    package struct Database: Sendable, Hashable {
        package var name: String
        package var newName: String
        /// The default character set and collation, as words of a statement.
        package var options: String
        package var tables: [String]
    }

    package struct Table: Sendable, Hashable {
        package var name: TableName
        package var newName: TableName
    }

    package var isEmpty: Bool { databases.isEmpty && tables.isEmpty }

    /// The statements, in order; all renames in one, which the server does wholly or not at all.
    package var statements: [String] {
        let made = databases.map { "CREATE DATABASE \($0.newName.quotedIdentifier)\($0.options)" }
        var pairs = tables.map { "\($0.name.quoted) TO \($0.newName.quoted)" }
        for database in databases {
            pairs += database.tables.map { table in
                let old = TableName(schema: database.name, name: table)
                return "\(old.quoted) TO \(TableName(schema: database.newName, name: table).quoted)"
            }
        }
        return made + (pairs.isEmpty ? [] : ["RENAME TABLE " + pairs.joined(separator: ", ")])
    }

    package var notes: [String] {
        databases.map { "The database \($0.name) is kept as \($0.newName)." }
            + tables.map { "The table \($0.name) is kept as \($0.newName)." }
    }

    /// The new name of something, cut where it would be longer than the 64 characters that servers take.
    package static func newName(_ name: String, at time: Timestamp) -> String {
        let digits = time.description.prefix(16).filter { $0 != "-" && $0 != ":" }
        let suffix = "_old_\(digits)"
        return String(name.prefix(64 - suffix.count)) + suffix
    }

    /// Carries them out. References between what is moved move along.
    func carryOut(_ session: TargetSession) async throws {
        guard !isEmpty else { return }
        // Without it references from tables that move along would keep the old name.
        try await session.execute("SET SESSION foreign_key_checks = 1")
        for statement in statements { try await session.execute(statement) }
        try await session.execute("SET SESSION foreign_key_checks = 0")
    }
}
