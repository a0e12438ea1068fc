internal import Core
internal import MySQLWire
internal import Repository

/// Reads all rows of a table in one statement and digests them.
struct TableReader {
    let session: SourceSession

    /// The digest of the table as it is now; nil where it was dropped meanwhile.
    func digest(of table: TableDefinition) async throws -> TableDigest? {
        let list = SelectList(table, flavour: session.version.flavour)
        do {
            let statement = try await session.connection.prepare(
                "SELECT \(list.sql) FROM \(table.name.quoted) AS t")
            let stream = try await session.connection.rows(statement)
            var digest = TableDigest()
            while let batch = try await stream.next() { digest.add(framedRows: batch.framedRows) }
            try await session.connection.closeStatement(statement)
            return digest
        } catch {
            // ER_NO_SUCH_TABLE: dropped since it was listed. ER_TABLE_DEF_CHANGED and friends are errors.
            if error.serverCode == 1146 { return nil }
            throw session.failure(error, action: "reading \(table.name)")
        }
    }
}
