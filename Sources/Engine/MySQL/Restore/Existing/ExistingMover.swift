internal import Core
internal import MySQLWire
internal import Repository

/// Decides what of the target is given another name, and refuses where that would break something.
struct ExistingMover {
    let session: TargetSession
    let base: BaseManifest
    let selection: RestoreSelection
    let mapping: NameMapping
    /// Tables that the log makes on the way.
    let made: Set<TableName>
    let now: Timestamp

    /// Throws `target.not-empty` with the reason where something cannot be renamed.
    func plan() async throws -> ExistingMoves {
        let wanted = Set(base.tables.map(\.name).filter(selection.contains)).union(made.filter(selection.contains))
        let targets = Set(wanted.map(mapping.target))
        let wholes = Set(
            base.schemas.map(\.name).filter(selection.containsSchema).map { mapping.target(schema: $0) })
        let objects = try await TargetCheck(session: session, base: base, selection: selection, mapping: mapping)
            .occupiedRoutines()
        var moves = ExistingMoves()
        for schema in Set(targets.map(\.schema)).union(wholes).sorted() {
            let listing = try await SchemaReader(session.reading).listing(of: schema)
            let inTheWay = listing.filter { targets.contains($0.name) }
            if wholes.contains(schema) {
                let hasObjects = objects.contains { $0.contains(" \(schema).") }
                guard !inTheWay.isEmpty || hasObjects else { continue }
                moves.databases.append(try await database(schema, listing))
            } else {
                for table in inTheWay { moves.tables.append(try await self.table(table)) }
            }
        }
        try await requireFreeNames(moves)
        try await requireNoReferences(moves)
        return moves
    }

    // MARK: What moves

    private func database(_ schema: String, _ listing: [TableListing]) async throws -> ExistingMoves.Database {
        let name = schema.quotedLiteral
        var bound = listing.filter { $0.kind == .view }.map { "the view \($0.name)" }
        for (kind, sql) in [
            ("trigger", "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = \(name)"),
            ("routine", "SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = \(name)"),
            ("event", "SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = \(name)"),
        ] {
            let result = try await session.query(sql)
            bound += result.rows.indices.map { "the \(kind) \(schema).\(result.string($0, 0) ?? "")" }
        }
        guard bound.isEmpty else {
            throw TidemarkError(
                .targetNotEmpty,
                "The database \(schema) of the target cannot be renamed: \(Self.list(bound)) would be left behind, as no"
                    + " statement of the server moves it.",
                hint:
                    "Restore under another name with --rename \(schema)=…, save and drop these, or give --existing replace."
            )
        }
        let options = try await session.query(
            "SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA"
                + " WHERE SCHEMA_NAME = \(name)")
        let set = options.rows.isEmpty ? nil : options.string(0, 0)
        let collation = options.rows.isEmpty ? nil : options.string(0, 1)
        return ExistingMoves.Database(
            name: schema, newName: ExistingMoves.newName(schema, at: now),
            options: (set.map { " CHARACTER SET \($0)" } ?? "") + (collation.map { " COLLATE \($0)" } ?? ""),
            tables: listing.map(\.name.name).sorted())
    }

    private func table(_ listing: TableListing) async throws -> ExistingMoves.Table {
        let table = listing.name
        guard listing.kind != .view else {
            throw refusal(table, "it is a view, and stands where a table is to be restored")
        }
        let of = "TABLE_SCHEMA = \(table.schema.quotedLiteral) AND TABLE_NAME = \(table.name.quotedLiteral)"
        let triggers = try await session.query(
            "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = \(table.schema.quotedLiteral)"
                + " AND EVENT_OBJECT_TABLE = \(table.name.quotedLiteral)")
        if let trigger = triggers.firstValue {
            throw refusal(table, "its trigger \(trigger) would keep a name that the restored table's may need")
        }
        let kinds = session.isMariaDB ? "'FOREIGN KEY'" : "'FOREIGN KEY', 'CHECK'"
        let constraints = try await session.query(
            "SELECT CONSTRAINT_NAME FROM information_schema.TABLE_CONSTRAINTS WHERE \(of) AND CONSTRAINT_TYPE IN (\(kinds))"
        )
        for row in constraints.rows.indices {
            let name = constraints.string(row, 0) ?? ""
            // The server gives these a new name with their table.
            let follows = name.hasPrefix(table.name + "_ibfk_") || name.hasPrefix(table.name + "_chk_")
            guard follows else {
                throw refusal(table, "its constraint \(name) would keep a name that is unique in a database")
            }
        }
        return ExistingMoves.Table(
            name: table,
            newName: TableName(schema: table.schema, name: ExistingMoves.newName(table.name, at: now)))
    }

    // MARK: What would break

    private func requireFreeNames(_ moves: ExistingMoves) async throws {
        var taken: [String] = []
        for database in moves.databases {
            let found = try await session.query(
                "SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = \(database.newName.quotedLiteral)")
            if !found.rows.isEmpty { taken.append("the database \(database.newName)") }
        }
        for table in moves.tables {
            let listing = try await SchemaReader(session.reading).listing(of: table.newName.schema)
            if listing.contains(where: { $0.name == table.newName }) { taken.append("the table \(table.newName)") }
        }
        guard taken.isEmpty else {
            throw TidemarkError(
                .targetNotEmpty, "The target has \(Self.list(taken)) already.",
                hint: "Run the command again in a minute.")
        }
    }

    /// A table that stays and refers to one that is renamed would follow it, and refer to the old rows from then on.
    private func requireNoReferences(_ moves: ExistingMoves) async throws {
        guard !moves.isEmpty else { return }
        let databases = Set(moves.databases.map(\.name))
        let tables = Set(moves.tables.map(\.name))
        let references = try await session.query(
            "SELECT DISTINCT TABLE_SCHEMA, TABLE_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME"
                + " FROM information_schema.KEY_COLUMN_USAGE WHERE REFERENCED_TABLE_NAME IS NOT NULL")
        var following: [String] = []
        for row in references.rows.indices {
            let values = (0..<4).map { references.string(row, $0) ?? "" }
            let child = TableName(schema: values[0], name: values[1])
            let parent = TableName(schema: values[2], name: values[3])
            let parentMoves = databases.contains(parent.schema) || tables.contains(parent)
            let childMoves = databases.contains(child.schema) || tables.contains(child)
            if parentMoves, !childMoves { following.append("the table \(child) refers to \(parent)") }
        }
        guard following.isEmpty else {
            throw TidemarkError(
                .targetNotEmpty,
                "Nothing is renamed: \(Self.list(following)), and a foreign key follows the table it refers to.",
                hint: "Restore under another name with --rename, or restore those tables as well.")
        }
    }

    private func refusal(_ table: TableName, _ reason: String) -> TidemarkError {
        TidemarkError(
            .targetNotEmpty, "The table \(table) of the target cannot be renamed: \(reason).",
            hint: "Restore under another name with --rename, restore the whole database, or give --existing replace.")
    }

    private static func list(_ names: [String]) -> String {
        names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
    }
}
