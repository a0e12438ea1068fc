internal import Core
internal import MySQLWire

/// Asks the source which foreign keys change rows without a word in the log.
struct CascadeReader {
    let session: SourceSession

    /// As of now. Names are as the server writes them.
    func edges() async throws(TidemarkError) -> Set<CascadeEdge> {
        let result = try await session.query(
            "SELECT CONSTRAINT_SCHEMA, TABLE_NAME, UNIQUE_CONSTRAINT_SCHEMA, REFERENCED_TABLE_NAME"
                + " FROM information_schema.REFERENTIAL_CONSTRAINTS"
                + " WHERE DELETE_RULE IN ('CASCADE', 'SET NULL') OR UPDATE_RULE IN ('CASCADE', 'SET NULL')")
        var edges: Set<CascadeEdge> = []
        for row in result.rows.indices {
            guard let schema = result.string(row, 0), let child = result.string(row, 1),
                let parentSchema = result.string(row, 2), let parent = result.string(row, 3)
            else { continue }
            edges.insert(
                CascadeEdge(
                    child: TableName(schema: schema, name: child), parent: TableName(schema: parentSchema, name: parent)
                ))
        }
        return edges
    }
}
