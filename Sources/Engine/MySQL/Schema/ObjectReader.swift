package import Core
internal import MySQLWire
package import Repository

/// Reads views, routines, triggers, events and packages with the session each must be created in.
///
/// What cannot be read for lack of a privilege, or because the object is broken on the source, is named in `notes`:
/// nothing is left out in silence.
package struct ObjectReader: Sendable {
    package struct Result: Sendable {
        package var objects: [ObjectDefinition] = []
        package var notes: [String] = []
    }

    private let session: SourceSession

    package init(_ session: SourceSession) { self.session = session }

    /// The objects of `schemas`: packages, routines, views, triggers in their order of execution, events.
    package func read(schemas: [String]) async throws(TidemarkError) -> Result {
        // Bodies are stored in their author's character set; asked for as UTF-8 they can be kept as text.
        try await session.execute("SET SESSION character_set_results = utf8mb4")
        var result = Result()
        do {
            for schema in schemas {
                try await routines(schema, &result)
                try await views(schema, &result)
                try await triggers(schema, &result)
                try await events(schema, &result)
            }
        } catch {
            if session.connection.isActive {
                _ = try? await session.execute("SET SESSION character_set_results = NULL")
            }
            throw error
        }
        try await session.execute("SET SESSION character_set_results = NULL")
        return result
    }

    private func routines(_ schema: String, _ result: inout Result) async throws(TidemarkError) {
        let list = try await session.query(
            "SELECT ROUTINE_TYPE, ROUTINE_NAME, ROUTINE_SCHEMA FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA ="
                + " \(schema.quotedLiteral) ORDER BY FIELD(ROUTINE_TYPE, 'PACKAGE', 'PACKAGE BODY', 'FUNCTION', 'PROCEDURE'),"
                + " ROUTINE_NAME")
        for row in list.rows.indices where list.string(row, 2) == schema {
            guard let word = list.string(row, 0), let name = list.string(row, 1), let kind = Self.routineKind(word)
            else {
                continue
            }
            try await object(kind, word, schema, name, statementColumn: 2, &result)
        }
    }

    private static func routineKind(_ word: String) -> SchemaObjectKind? {
        switch word.uppercased() {
        case "PROCEDURE": .procedure
        case "FUNCTION": .function
        case "PACKAGE": .package
        case "PACKAGE BODY": .packageBody
        default: nil
        }
    }

    private func views(_ schema: String, _ result: inout Result) async throws(TidemarkError) {
        let list = try await session.query(
            "SELECT TABLE_NAME, TABLE_SCHEMA FROM information_schema.VIEWS WHERE TABLE_SCHEMA = \(schema.quotedLiteral)"
                + " ORDER BY TABLE_NAME")
        for row in list.rows.indices where list.string(row, 1) == schema {
            guard let name = list.string(row, 0) else { continue }
            try await object(.view, "VIEW", schema, name, statementColumn: 1, &result)
        }
    }

    private func triggers(_ schema: String, _ result: inout Result) async throws(TidemarkError) {
        let order = session.isMariaDB && !session.version.isAtLeast(10, 2, 3) ? "" : ", ACTION_ORDER"
        let list = try await session.query(
            "SELECT TRIGGER_NAME, EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_SCHEMA FROM"
                + " information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = \(schema.quotedLiteral)"
                + " ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION\(order)")
        for row in list.rows.indices where list.string(row, 3) == schema {
            guard let name = list.string(row, 0), let owner = list.string(row, 1), let table = list.string(row, 2)
            else {
                continue
            }
            try await object(
                .trigger, "TRIGGER", schema, name, statementColumn: 2, table: TableName(schema: owner, name: table),
                &result)
        }
    }

    private func events(_ schema: String, _ result: inout Result) async throws(TidemarkError) {
        let list = try await session.query(
            "SELECT EVENT_NAME, EVENT_SCHEMA FROM information_schema.EVENTS WHERE EVENT_SCHEMA = \(schema.quotedLiteral)"
                + " ORDER BY EVENT_NAME")
        for row in list.rows.indices where list.string(row, 1) == schema {
            guard let name = list.string(row, 0) else { continue }
            try await object(.event, "EVENT", schema, name, statementColumn: 3, &result)
        }
    }

    private func object(
        _ kind: SchemaObjectKind, _ word: String, _ schema: String, _ name: String, statementColumn: Int,
        table: TableName? = nil, _ result: inout Result
    ) async throws(TidemarkError) {
        let sql = "SHOW CREATE \(word) \(schema.quotedIdentifier).\(name.quotedIdentifier)"
        let shown: TextResult
        do {
            shown = try await session.connection.query(sql)
        } catch {
            guard case .server(let code, _, let message) = error.kind, !error.isConnectionFailure else {
                throw session.failure(error, action: "reading the \(word.lowercased()) \(schema).\(name)")
            }
            // Dropped since it was listed: ER_SP_DOES_NOT_EXIST, ER_TRG_DOES_NOT_EXIST, ER_EVENT_DOES_NOT_EXIST,
            // ER_NO_SUCH_TABLE, ER_WRONG_OBJECT. The log says so as well.
            if ![1305, 1360, 1539, 1146, 1347].contains(code) {
                result.notes.append("The \(word.lowercased()) \(schema).\(name) cannot be read: \(message)")
            }
            return
        }
        guard let statement = shown.string(0, statementColumn) else {
            result.notes.append(
                "The account may not see the text of the \(word.lowercased()) \(schema).\(name): tidemark check says what"
                    + " to grant.")
            return
        }
        let client = shown.string(0, "character_set_client")
        result.objects.append(
            ObjectDefinition(
                kind: kind, schema: schema, name: name, table: table, createStatement: statement,
                sqlMode: shown.string(0, "sql_mode"), charsetClient: Self.charset(of: statement, author: client),
                collationConnection: shown.string(0, "collation_connection"),
                databaseCollation: shown.string(0, "Database Collation"), timeZone: shown.string(0, "time_zone")))
    }

    /// The character set the kept text is in: its author's where that makes no difference.
    private static func charset(of statement: String, author: String?) -> String? {
        guard let author, !author.hasPrefix("utf8"), !statement.utf8.allSatisfy({ $0 < 0x80 }) else { return author }
        return "utf8mb4"
    }
}
