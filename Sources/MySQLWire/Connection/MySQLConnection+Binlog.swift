internal import NIOCore

extension MySQLConnection {
    /// Turns the connection into a replica's: sets the session up, registers and asks for events. Nothing else can be
    /// done with the connection afterwards but reading the stream and closing. Whether the server has what was asked
    /// for shows at the first `next()`.
    ///
    /// The configuration's read time-out should be a few heartbeats long: a silent server is a lost one.
    package func startBinlogDump(_ request: BinlogDumpRequest) async throws(MySQLError) -> BinlogStream {
        guard request.serverID != 0 else { throw MySQLError(.misuse("a replica's server id cannot be 0")) }
        for statement in try BinlogCommand.sessionStatements(request, flavour: version.flavour) {
            try await execute(statement)
        }
        _ = try await simple(PacketWriter.packets(BinlogCommand.register(request)))
        let dump = try BinlogCommand.dumpRequest(request, flavour: version.flavour)
        let queue = BatchQueue<BinlogBatch>(limit: request.maxQueuedBytes)
        let token = OperationToken()
        let handler = handler
        let buffers = ByteBuffers(count: 4, capacity: 4 * BinlogResponder.batchBytes)
        channel.eventLoop.execute {
            handler.value.submit(
                token, PacketWriter.packets(dump),
                BinlogResponder(queue: queue, buffers: buffers, splitsLargeEvents: request.splitsLargeEvents))
        }
        return BinlogStream(connection: self, token: token, queue: queue, buffers: buffers)
    }
}
