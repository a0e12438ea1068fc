internal import NIOCore

/// The events of one dump, for one reader. It ends with its connection; cancelling the reading task closes that.
package final class BinlogStream: Sendable {
    private let connection: MySQLConnection
    private let token: OperationToken
    private let queue: BatchQueue<BinlogBatch>
    private let buffers: ByteBuffers

    init(connection: MySQLConnection, token: OperationToken, queue: BatchQueue<BinlogBatch>, buffers: ByteBuffers) {
        self.connection = connection
        self.token = token
        self.queue = queue
        self.buffers = buffers
    }

    /// What has arrived since the last call, or, when nothing has, the next events. nil at the log's end, where the
    /// request said to stop there.
    package func next() async throws(MySQLError) -> BinlogBatch? {
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

    /// Gives the memory of a batch back that nobody needs any more.
    package func recycle(_ batch: consuming BinlogBatch) { buffers.give(batch.takeBytes()) }

    /// Ends the dump and its connection.
    package func close() async { await connection.close() }
}
