/// The rows of one execution, batch by batch, for one reader.
///
/// At most two batches wait; then the socket is left unread and the server waits.
package final class RowStream: Sendable {
    package let columns: [ResultColumn]

    init(columns: [ResultColumn]) { self.columns = columns }

    /// The next batch, or nil after the last row. A huge row comes in a batch of its own.
    package func next() async throws(MySQLError) -> RowBatch? {
        throw MySQLError(.unsupported("row streams"))
    }

    /// Drops what is left: kills the query on the server, reads its answer away, and frees the connection for the
    /// next command.
    package func cancel() async {}
}
