internal import Core

extension DatabaseServer {
    /// Names of the schemas that are not the server's own.
    package func schemas() async throws -> [String] {
        let own = ["mysql", "sys", "information_schema", "performance_schema"]
        return try await StockClient(self).rows("SELECT HEX(SCHEMA_NAME) FROM information_schema.SCHEMATA ORDER BY 1;")
            .map { String(decoding: Hex.decode($0[0]) ?? [], as: UTF8.self) }
            .filter { !own.contains($0) }
    }

    /// Drops every schema that is not the server's own.
    package func removeSchemas() async throws {
        let drops = try await schemas().map { "DROP DATABASE \($0.quotedIdentifier);" }
        try await run("SET SESSION foreign_key_checks = 0; " + drops.joined(separator: " "))
    }

    /// The definitions of tables, views, routines, triggers and events by name, without counters that may differ.
    package func definitions() async throws -> [String: String] {
        let client = StockClient(self)
        let own = "('mysql','sys','information_schema','performance_schema','tidemark_restore')"
        let queries = [
            (
                "TABLE",
                "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA"
            ),
            ("VIEW", "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.VIEWS WHERE TABLE_SCHEMA"),
            ("TRIGGER", "SELECT TRIGGER_SCHEMA, TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA"),
            (
                "PROCEDURE",
                "SELECT ROUTINE_SCHEMA, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_TYPE = 'PROCEDURE' AND ROUTINE_SCHEMA"
            ),
            (
                "FUNCTION",
                "SELECT ROUTINE_SCHEMA, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_TYPE = 'FUNCTION' AND ROUTINE_SCHEMA"
            ),
            ("EVENT", "SELECT EVENT_SCHEMA, EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA"),
        ]
        var statements: [(String, String)] = []
        for (kind, query) in queries {
            for row in try await client.rows(query + " NOT IN \(own);") where row.count == 2 {
                let name = TableName(schema: row[0], name: row[1])
                statements.append(("\(kind) \(name)", "SHOW CREATE \(kind) \(name.quoted);"))
            }
        }
        let answers = try await client.run(
            "SET SESSION sql_mode = '';" + statements.map { "SELECT '\u{1}'; \($0.1)" }.joined(separator: "\n"))
        let parts = answers.split(separator: "\u{1}\n", omittingEmptySubsequences: false).dropFirst()
        var definitions: [String: String] = [:]
        for (statement, part) in zip(statements, parts) { definitions[statement.0] = Self.comparable(String(part)) }
        return definitions
    }

    /// Without what two equal servers may say differently: counters, and the moment a trigger or event was made.
    private static func comparable(_ definition: String) -> String {
        var text = definition
        for pattern in [
            /\ AUTO_INCREMENT=\d+/, /\t\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d\d(?=\n|$)/,
            /\ STARTS '[^']*'/,
        ] as [Regex<Substring>] {
            text = text.replacing(pattern, with: "")
        }
        return text
    }
}
