internal import NIOCore

extension MySQLConnection {
    /// Runs `sql`, a LOAD DATA LOCAL INFILE with any file name, and feeds it from `next` until that gives nil.
    ///
    /// When `next` throws, the connection is closed so that the server rolls the statement back, and the error is
    /// passed on. The server's own errors are `MySQLError`.
    @discardableResult
    package func loadLocal(
        _ sql: String, from next: () async throws -> [UInt8]?
    ) async throws -> ExecuteResult {
        let token = OperationToken()
        let deprecatesEOF = deprecatesEOF
        let start: UploadResponder.Start = try await perform(
            Self.packets(CommandCode.query, Array(sql.utf8)), token: token
        ) {
            UploadResponder(deprecatesEOF: deprecatesEOF, reply: $0)
        }
        if case .finished(let result) = start { return result }
        do {
            while let piece = try await next() {
                // An empty packet would end the file.
                if !piece.isEmpty { try await upload(token, piece) }
            }
            try Task.checkCancellation()
        } catch {
            await QueryKiller.kill(connectionID, of: configuration, connectionToo: true)
            await close()
            throw error is CancellationError ? MySQLError(.cancelled) : error
        }
        return try await finishUpload(token)
    }

    private func upload(_ token: OperationToken, _ piece: [UInt8]) async throws(MySQLError) {
        let (handler, loop) = (handler, channel.eventLoop)
        let result: Result<Void, MySQLError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                loop.execute { handler.value.upload(token, piece, promise: Self.promise(on: loop, continuation)) }
            }
        } onCancel: {
            abandon(token)
        }
        if case .failure = result, token.isCancelled { throw MySQLError(.cancelled) }
        try result.get()
    }

    private func finishUpload(_ token: OperationToken) async throws(MySQLError) -> ExecuteResult {
        let (handler, loop) = (handler, channel.eventLoop)
        let result: Result<ExecuteResult, MySQLError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                loop.execute { handler.value.finishUpload(token, reply: Reply(continuation)) }
            }
        } onCancel: {
            abandon(token)
        }
        if case .failure = result, token.isCancelled { throw MySQLError(.cancelled) }
        return try result.get()
    }
}
