internal import Core
internal import MySQLWire
internal import Repository

extension TableWriter {
    /// A single row goes as fast as an INSERT.
    static let loadDataRows = 2
    /// Bytes of text sent at a time.
    private static let pieceSize = 512 << 10

    /// Writes rows by LOAD DATA LOCAL, from memory. Throws `restore.diverged` where the server left rows out.
    func loadData(_ verb: String, _ rows: ArraySlice<Range<Int>>, of bytes: [UInt8]) async throws -> UInt64 {
        var text = LoadDataText(loadDataColumns)
        var rest = rows
        let result: ExecuteResult
        do {
            result = try await store.session.connection.loadLocal(table.loadDataSQL(verb, loadDataColumns)) {
                guard !rest.isEmpty else { return nil }
                text.removeAll()
                try bytes.withUnsafeBytes { buffer in
                    while text.bytes.count < Self.pieceSize, let row = rest.popFirst() {
                        try text.append(UnsafeRawBufferPointer(rebasing: buffer[row]))
                    }
                }
                return text.bytes
            }
        } catch let error as MySQLError {
            throw store.session.failure(error, doing: "rows of \(table.name)")
        }
        // With REPLACE, rows that were displaced are counted too.
        guard verb == "REPLACE" ? result.affectedRows >= rows.count : result.affectedRows == rows.count else {
            throw TidemarkError(
                .restoreDiverged,
                "The target took \(result.affectedRows) of \(rows.count) rows of \(table.name).",
                hint: "Was the target written to during the restore? If not, run tidemark verify and report this.")
        }
        return result.affectedRows
    }
}
