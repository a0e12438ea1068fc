/// Stops a query over a second connection.
enum QueryKiller {
    /// How long the second connection may take.
    static let limit = Duration.seconds(5)

    /// Tries to kill, and is silent where it cannot: the first connection is closed by the caller anyway.
    static func kill(_ connectionID: UInt64, of configuration: MySQLConfiguration, connectionToo: Bool) async {
        do throws(MySQLError) {
            try await killOrThrow(connectionID, of: configuration, connectionToo: connectionToo)
        } catch {}
    }

    static func killOrThrow(
        _ connectionID: UInt64, of configuration: MySQLConfiguration, connectionToo: Bool
    ) async throws(MySQLError) {
        var configuration = configuration
        configuration.connectTimeout = min(configuration.connectTimeout, limit)
        configuration.readTimeout = limit
        configuration.initialStatements = []
        configuration.schema = nil
        let connection = try await MySQLConnection.connect(configuration)
        do throws(MySQLError) {
            try await connection.execute("KILL \(connectionToo ? "CONNECTION" : "QUERY") \(connectionID)")
        } catch {
            await connection.close()
            // No such thread: it has ended by itself.
            if error.serverCode != 1094 { throw error }
        }
        await connection.close()
    }
}
