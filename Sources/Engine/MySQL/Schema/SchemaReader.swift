package import Core
internal import MySQLWire
package import Repository

/// Reads definitions from a live server, a source or a target, over a session with `SessionSettings`.
///
/// Nothing here is a snapshot: definitions are read one after the other, and whoever needs them to be of one instant
/// compares what the log says of the time between.
package struct SchemaReader: Sendable {
    package let session: SourceSession

    package init(_ session: SourceSession) { self.session = session }

    /// The schemas of users, in the server's order, each with its CREATE DATABASE.
    package func schemas() async throws(TidemarkError) -> [SchemaDefinition] {
        let names = try await session.query(
            "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN (\(SystemSchemas.literals))"
                + " ORDER BY SCHEMA_NAME")
        var schemas: [SchemaDefinition] = []
        for row in names.rows.indices {
            guard let name = names.string(row, 0), !SystemSchemas.contains(name) else { continue }
            // A schema dropped in between is no schema; the log says so as well.
            guard let create = try await session.queryIfAllowed("SHOW CREATE DATABASE \(name.quotedIdentifier)"),
                let statement = create.string(0, 1)
            else { continue }
            schemas.append(SchemaDefinition(name: name, createStatement: statement))
        }
        return schemas
    }

    /// Tables, sequences and views of the users' schemas, or of one schema alone.
    package func listing(of schema: String? = nil) async throws(TidemarkError) -> [TableListing] {
        let condition =
            schema.map { "TABLE_SCHEMA = \($0.quotedLiteral)" } ?? "TABLE_SCHEMA NOT IN (\(SystemSchemas.literals))"
        let result = try await session.query(
            "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_ROWS, DATA_LENGTH, CREATE_OPTIONS"
                + " FROM information_schema.TABLES WHERE \(condition)")
        var listing: [TableListing] = []
        listing.reserveCapacity(result.rows.count)
        for row in result.rows.indices {
            guard let owner = result.string(row, 0), let name = result.string(row, 1),
                schema == nil || schema == owner, let kind = Self.kind(result.string(row, 2) ?? "")
            else { continue }
            listing.append(
                TableListing(
                    name: TableName(schema: owner, name: name), kind: kind, engine: result.string(row, 3),
                    estimatedRows: result.string(row, 4).flatMap(UInt64.init) ?? 0,
                    dataBytes: result.string(row, 5).flatMap(UInt64.init) ?? 0,
                    isPartitioned: result.string(row, 6)?.lowercased().contains("partitioned") ?? false))
        }
        return listing
    }

    private static func kind(_ text: String) -> TableListing.Kind? {
        switch text.uppercased() {
        case "BASE TABLE": .table
        case "SYSTEM VERSIONED": .systemVersioned
        case "SEQUENCE": .sequence
        case "VIEW", "SYSTEM VIEW": .view
        default: nil
        }
    }

    /// One table as it is now; nil where there is none of that name.
    package func table(_ name: TableName) async throws(TidemarkError) -> TableDefinition? {
        let condition = "TABLE_SCHEMA = \(name.schema.quotedLiteral) AND TABLE_NAME = \(name.name.quotedLiteral)"
        // SHOW CREATE first: it waits for a DDL under way to end, so that the columns below are read after it.
        guard let (statement, engine) = try await createStatement(name) else { return nil }
        let columns = try await columns(where: condition)[name.name] ?? []
        let keys = try await uniqueKeys(where: condition)[name.name] ?? []
        guard !columns.isEmpty else { return nil }
        return Self.definition(name, engine: engine, createStatement: statement, columns: columns, keys: keys)
    }

    /// The shapes of many tables of one schema in few queries, without their CREATE statements and engines.
    package func shapes(of schema: String) async throws(TidemarkError) -> [String: TableShape] {
        let condition = "TABLE_SCHEMA = \(schema.quotedLiteral)"
        let columns = try await columns(where: condition)
        let keys = try await uniqueKeys(where: condition)
        var shapes: [String: TableShape] = [:]
        shapes.reserveCapacity(columns.count)
        for (name, columns) in columns { shapes[name] = TableShape(columns: columns, keys: keys[name] ?? []) }
        return shapes
    }

    /// One table from a shape read before; only the CREATE statement is asked for.
    package func table(_ name: TableName, shape: TableShape) async throws(TidemarkError) -> TableDefinition? {
        guard let (statement, engine) = try await createStatement(name) else { return nil }
        return Self.definition(
            name, engine: engine, createStatement: statement, columns: shape.columns, keys: shape.keys)
    }

    /// SHOW CREATE TABLE and the engine it names; nil where there is no such table. Waits for the table's metadata lock
    /// at most as long as the session allows.
    package func createStatement(_ name: TableName) async throws(TidemarkError) -> (String, engine: String)? {
        let sql = "SHOW CREATE TABLE \(name.quoted)"
        do {
            let result = try await session.connection.query(sql)
            guard let statement = result.string(0, 1) else { return nil }
            if session.isMariaDB, statement.hasSuffix(" SEQUENCE=1") {
                // Its table form cannot be executed.
                let sequence = try await session.connection.query("SHOW CREATE SEQUENCE \(name.quoted)")
                return sequence.string(0, 1).map { ($0, "SEQUENCE") }
            }
            return (statement, Self.engine(in: statement))
        } catch {
            // ER_NO_SUCH_TABLE, ER_BAD_DB, ER_BAD_TABLE, ER_NO_SUCH_TABLE_IN_ENGINE
            if let code = error.serverCode, [1146, 1049, 1051, 1932, 4089, 4091].contains(code) { return nil }
            throw session.failure(error, action: "reading the definition of \(name)")
        }
    }

    /// The word after the last `ENGINE=` of the table options, which follow the last line that begins with `)`.
    static func engine(in statement: String) -> String {
        guard let options = statement.split(separator: "\n").last(where: { $0.hasPrefix(")") }),
            let word = options.split(separator: " ").first(where: { $0.hasPrefix("ENGINE=") })
        else { return "" }
        return String(word.dropFirst(7))
    }

    private static func definition(
        _ name: TableName, engine: String, createStatement: String, columns: [ColumnDefinition], keys: [KeyDefinition]
    ) -> TableDefinition {
        let notNull = Set(columns.filter { !$0.nullable }.map(\.name))
        var usable = keys.filter { $0.columns.allSatisfy(notNull.contains) }
        if let end = TableDefinition.rowEndColumn(in: createStatement) {
            // All current rows have the same end: what is unique with it is unique without.
            usable = usable.map { $0.without(end) }.filter { !$0.parts.isEmpty }
        }
        return TableDefinition(
            name: name, engine: engine, createStatement: createStatement, columns: columns,
            uniqueKeys: usable.filter(\.isPrimary) + usable.filter { !$0.isPrimary })
    }
}
