internal import NIOCore

/// The rows of one execution, batch by batch, for one reader.
///
/// At most two batches wait; then the socket is left unread and the server waits. A stream that is dropped before its
/// end is read away in the background, and the connection's next command waits for that.
package final class RowStream: Sendable {
    /// Batches that may wait for the reader.
    static let waitingBatches = 2

    package let columns: [ResultColumn]
    private let connection: MySQLConnection
    private let token: OperationToken
    private let queue: BatchQueue<RowBatch>

    init(
        columns: [ResultColumn], connection: MySQLConnection, token: OperationToken, queue: BatchQueue<RowBatch>
    ) {
        self.columns = columns
        self.connection = connection
        self.token = token
        self.queue = queue
    }

    deinit {
        let (handler, token) = (connection.handler, token)
        connection.channel.eventLoop.execute { handler.value.discard(token) }
    }

    /// The next batch, or nil after the last row. A huge row comes in a batch of its own.
    package func next() async throws(MySQLError) -> RowBatch? {
        let result = await withTaskCancellationHandler {
            await queue.next { [connection, token] in
                let handler = connection.handler
                connection.channel.eventLoop.execute { handler.value.demand(token) }
            }
        } onCancel: {
            connection.abandon(token)
        }
        if case .failure = result, token.isCancelled { throw MySQLError(.cancelled) }
        return try result.get()
    }

    /// Drops what is left: kills the query on the server, reads its answer away, and frees the connection for the
    /// next command.
    package func cancel() async {
        let (handler, token) = (connection.handler, token)
        let isRunning = await withCheckedContinuation { continuation in
            connection.channel.eventLoop.execute {
                continuation.resume(returning: handler.value.isActive(token))
                handler.value.discard(token)
            }
        }
        guard isRunning else { return }
        await QueryKiller.kill(connection.connectionID, of: connection.configuration, connectionToo: false)
        // Waits for the rest to be read away, and takes the kill upon itself where that came too late for the query.
        do throws(MySQLError) { try await connection.execute("DO 0") } catch {}
    }
}
