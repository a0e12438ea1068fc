package import NIOCore
internal import NIOPosix

/// One connection to a MySQL or MariaDB server, for one task at a time.
///
/// Commands run one after the other. While a row stream, an upload or a binlog dump is open, other commands fail with
/// `busy`. Cancelling the task that waits for an answer kills the query on the server and closes the connection.
package final class MySQLConnection: Sendable {
    package let version: ServerVersion
    /// The server's number of this connection, as in SHOW PROCESSLIST.
    package let connectionID: UInt64
    package let isTLS: Bool
    let configuration: MySQLConfiguration
    let channel: any Channel
    let handler: NIOLoopBound<MySQLChannelHandler>
    let capabilities: Capabilities

    private init(configuration: MySQLConfiguration, outcome: ConnectAttempt.Outcome) {
        self.configuration = configuration
        channel = outcome.channel
        handler = outcome.handler
        version = outcome.established.version
        connectionID = outcome.established.connectionID
        isTLS = outcome.established.isTLS
        capabilities = outcome.established.capabilities
    }

    deinit {
        // Forgotten, not closed: the socket must not outlive us.
        let handler = handler
        channel.eventLoop.execute { handler.value.goodbye() }
    }

    /// Dials, secures and authenticates, then runs the initial statements.
    package static func connect(
        _ configuration: MySQLConfiguration, on group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) async throws(MySQLError) -> MySQLConnection {
        let tlsContext = try TLSSetup.context(configuration)
        let loop = group.next()
        let token = OperationToken()
        let attempt = NIOLoopBoundBox<ConnectAttempt?>.makeEmptyBox(eventLoop: loop)
        let result: Result<ConnectAttempt.Outcome, MySQLError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                loop.execute {
                    let new = ConnectAttempt(
                        configuration: configuration, tlsContext: tlsContext, loop: loop, reply: Reply(continuation))
                    if token.isCancelled { return new.cancel() }
                    attempt.value = new
                    new.start()
                }
            }
        } onCancel: {
            token.cancel()
            loop.execute { attempt.value?.cancel() }
        }
        loop.execute { attempt.value = nil }
        let connection = MySQLConnection(configuration: configuration, outcome: try result.get())
        do throws(MySQLError) {
            for statement in configuration.initialStatements { try await connection.execute(statement) }
        } catch {
            await connection.close()
            throw error
        }
        return connection
    }

    /// False once the connection has failed or was closed.
    package var isActive: Bool { channel.isActive }

    /// Says goodbye and closes; waits until the socket is closed. Harmless when repeated.
    package func close() async {
        let handler = handler
        channel.eventLoop.execute { handler.value.goodbye() }
        try? await channel.closeFuture.get()
    }
}
