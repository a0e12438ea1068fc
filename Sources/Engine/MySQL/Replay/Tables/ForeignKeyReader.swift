internal import Core
internal import MySQLWire

/// Reads the foreign keys of a server's users' tables.
struct ForeignKeyReader {
    let session: TargetSession

    func all() async throws -> [ForeignKey] {
        let columns = try await session.query(
            "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA,"
                + " REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME, ORDINAL_POSITION"
                + " FROM information_schema.KEY_COLUMN_USAGE WHERE REFERENCED_TABLE_NAME IS NOT NULL")
        let rules = try await session.query(
            "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_NAME, DELETE_RULE, UPDATE_RULE"
                + " FROM information_schema.REFERENTIAL_CONSTRAINTS")
        struct Part {
            let ordinal: Int
            let column: String
            let parent: TableName
            let parentColumn: String
        }
        var parts: [[String]: [Part]] = [:]
        for row in columns.rows.indices {
            guard let schema = columns.string(row, 0), let name = columns.string(row, 1),
                let table = columns.string(row, 2), let column = columns.string(row, 3),
                let parentSchema = columns.string(row, 4), let parent = columns.string(row, 5),
                let parentColumn = columns.string(row, 6)
            else { continue }
            parts[[schema, table, name], default: []].append(
                Part(
                    ordinal: columns.string(row, 7).flatMap(Int.init) ?? 0, column: column,
                    parent: TableName(schema: parentSchema, name: parent), parentColumn: parentColumn))
        }
        var keys: [ForeignKey] = []
        for row in rules.rows.indices {
            guard let schema = rules.string(row, 0), let name = rules.string(row, 1), let table = rules.string(row, 2),
                let own = parts[[schema, table, name]]?.sorted(by: { $0.ordinal < $1.ordinal }), let first = own.first
            else { continue }
            keys.append(
                ForeignKey(
                    name: name, child: TableName(schema: schema, name: table), parent: first.parent,
                    childColumns: own.map(\.column), parentColumns: own.map(\.parentColumn),
                    onDelete: ForeignKey.Rule(rules.string(row, 3) ?? ""),
                    onUpdate: ForeignKey.Rule(rules.string(row, 4) ?? "")))
        }
        return keys
    }
}
