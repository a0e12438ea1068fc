import MySQLWire
import TestKit

/// A server both sides of a test can reach, and ways to it.
struct LiveServer {
    let server: DatabaseServer

    static func shared(_ family: ServerFamily) async throws -> LiveServer {
        LiveServer(server: try await SharedServers.shared.source(family))
    }

    /// Over TCP, without TLS.
    func tcp(_ change: (inout MySQLConfiguration) -> Void = { _ in }) -> MySQLConfiguration {
        var configuration = MySQLConfiguration(
            host: "127.0.0.1", port: server.port, username: DatabaseServer.user,
            password: Password(DatabaseServer.password), tls: .disabled)
        change(&configuration)
        return configuration
    }

    /// Over the Unix socket, as root.
    func socket(_ change: (inout MySQLConfiguration) -> Void = { _ in }) -> MySQLConfiguration {
        var configuration = MySQLConfiguration(
            host: "localhost", socketPath: server.socketPath, username: "root", password: .none, tls: .disabled)
        change(&configuration)
        return configuration
    }

    /// A connection lent to `body`, closed afterwards.
    func with<Value>(
        _ change: (inout MySQLConfiguration) -> Void = { _ in }, _ body: (MySQLConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await MySQLConnection.connect(tcp(change))
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }
}
