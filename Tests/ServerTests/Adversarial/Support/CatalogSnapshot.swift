import Catalog

/// Everything a catalog holds that a refused request must leave alone. What only says that somebody asked is left out:
/// the audit, failures to sign in, answers that are kept, and when something was used last.
struct CatalogSnapshot: Equatable, Sendable {
    /// Rows by table, in the order of their keys.
    let tables: [String: [String]]

    private static func isKept(table name: String) -> Bool {
        !["audit", "sign_in", "kept_answers", "counters", "events", "deliver"].contains { name.hasPrefix($0) }
    }

    private static func isKept(column name: String) -> Bool {
        !["last_", "used_", "seen_"].contains { name.hasPrefix($0) }
    }

    init(_ catalog: Catalog) async throws {
        let known = try CatalogSchema().tables.filter { Self.isKept(table: $0.name) }
        tables = try await catalog.read { transaction in
            var tables: [String: [String]] = [:]
            for table in known {
                let columns = table.columns.map(\.name).filter { Self.isKept(column: $0) }
                let rows = try transaction.session.query(
                    """
                    SELECT \(columns.joined(separator: ", ")) FROM \(table.name)
                    ORDER BY \(table.key.joined(separator: ", "))
                    """)
                tables[table.name] = try rows.map { row in
                    var cells: [String] = []
                    for column in columns { cells.append("\(try row.value(column))") }
                    return cells.joined(separator: "|")
                }
            }
            return tables
        }
    }

    /// As it is once somebody has asked for something: the first call may have the service note what it is itself.
    static func settled(_ catalog: Catalog, _ client: ServerClient) async throws -> CatalogSnapshot {
        _ = try await client.get("session")
        return try await CatalogSnapshot(catalog)
    }

    /// Tables in which two states differ.
    func changes(to later: CatalogSnapshot) -> [String] {
        tables.keys.filter { tables[$0] != later.tables[$0] }.sorted()
    }
}
