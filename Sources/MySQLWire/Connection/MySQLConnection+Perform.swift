internal import NIOCore

extension MySQLConnection {
    var deprecatesEOF: Bool { capabilities.contains(.deprecateEOF) }

    /// Sends a command and waits for what its responder replies. When the task is cancelled, the server is told to
    /// stop, the connection is closed, and the error is `cancelled`.
    func perform<Value: Sendable>(
        _ packets: PacketWriter, token: OperationToken = OperationToken(),
        responder: @escaping @Sendable (Reply<Value>) -> any Responder
    ) async throws(MySQLError) -> Value {
        let handler = handler
        let loop = channel.eventLoop
        let result: Result<Value, MySQLError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                loop.execute { handler.value.submit(token, packets, responder(Reply(continuation))) }
            }
        } onCancel: {
            abandon(token)
        }
        if case .failure = result, token.isCancelled { throw MySQLError(.cancelled) }
        return try result.get()
    }

    /// Sends a command that is not answered, and waits until it has left. Cancelling closes the connection.
    func transmit(_ packets: PacketWriter) async throws(MySQLError) {
        let handler = handler
        let loop = channel.eventLoop
        let result: Result<Void, MySQLError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                loop.execute { handler.value.transmit(packets, promise: Self.promise(on: loop, continuation)) }
            }
        } onCancel: {
            loop.execute { handler.value.shutDown(MySQLError(.cancelled)) }
        }
        if case .failure = result, Task.isCancelled { throw MySQLError(.cancelled) }
        try result.get()
    }

    /// A promise that resumes a continuation with our kind of error.
    static func promise(
        on loop: any EventLoop, _ continuation: CheckedContinuation<Result<Void, MySQLError>, Never>
    ) -> EventLoopPromise<Void> {
        let promise = loop.makePromise(of: Void.self)
        promise.futureResult.whenComplete { result in
            continuation.resume(returning: result.mapError { MySQLError(mapping: $0, isHandshake: false) })
        }
        return promise
    }

    /// Stops the command of `token` in the server, where that is needed, then closes the connection.
    func abandon(_ token: OperationToken) {
        token.cancel()
        let handler = handler
        let loop = channel.eventLoop
        let (configuration, connectionID) = (configuration, connectionID)
        loop.execute {
            guard handler.value.isActive(token) else { return handler.value.cancelQueued(token) }
            guard handler.value.needsKill(token) else { return handler.value.shutDown(MySQLError(.cancelled)) }
            Task {
                await QueryKiller.kill(connectionID, of: configuration, connectionToo: true)
                loop.execute { handler.value.shutDown(MySQLError(.cancelled)) }
            }
        }
    }
}
