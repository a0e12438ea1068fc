package import Core
internal import MySQLWire

/// Reads MariaDB's sequences: the statement that makes one, and the one that sets it to where it stands.
package struct SequenceReader: Sendable {
    private let session: SourceSession

    package init(_ session: SourceSession) { self.session = session }

    /// nil where there is no such sequence any more.
    package func read(_ name: TableName) async throws(TidemarkError) -> (createStatement: String, state: String)? {
        do {
            let shown = try await session.connection.query("SHOW CREATE SEQUENCE \(name.quoted)")
            let state = try await session.connection.query(
                "SELECT next_not_cached_value, cycle_count FROM \(name.quoted)")
            guard let create = shown.string(0, 1), let next = state.string(0, 0), let round = state.string(0, 1) else {
                return nil
            }
            return (create, "SELECT SETVAL(\(name.quoted), \(next), 0, \(round))")
        } catch {
            // ER_NO_SUCH_TABLE, ER_NOT_SEQUENCE, ER_UNKNOWN_SEQUENCES
            if let code = error.serverCode, [1146, 4089, 4091].contains(code) { return nil }
            throw session.failure(error, action: "reading the sequence \(name)")
        }
    }
}
