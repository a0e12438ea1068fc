extension MySQLConnection {
    /// Stops what the server is doing for this connection, over a second one (KILL QUERY). The command under way then
    /// fails with the server's error 1317, or completes where it was faster; the connection stays usable.
    package func cancelRunningQuery() async throws(MySQLError) {
        try await QueryKiller.killOrThrow(connectionID, of: configuration, connectionToo: false)
    }
}
