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

    init(
        configuration: MySQLConfiguration, channel: any Channel, version: ServerVersion, connectionID: UInt64,
        isTLS: Bool
    ) {
        self.configuration = configuration
        self.channel = channel
        self.version = version
        self.connectionID = connectionID
        self.isTLS = isTLS
    }

    /// Dials, secures and authenticates, then runs the initial statements.
    package static func connect(
        _ configuration: MySQLConfiguration, on group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) async throws(MySQLError) -> MySQLConnection {
        throw MySQLError(.unsupported("connecting"))
    }

    /// False once the connection has failed or was closed.
    package var isActive: Bool { channel.isActive }

    /// Says goodbye and closes; waits until the socket is closed. Harmless when repeated.
    package func close() async {}
}
