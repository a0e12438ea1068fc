internal import MySQLWire

extension DatabaseServer {
    /// Returns once a replica is connected that was sent everything. Throws when that does not come in time.
    package func awaitAllSent(atMost limit: Duration = .seconds(60)) async throws {
        let connection = try await connect()
        let deadline = ContinuousClock.now + limit
        while true {
            let states = try await connection.query(
                "SELECT STATE FROM information_schema.PROCESSLIST WHERE COMMAND LIKE 'Binlog Dump%'")
            if states.rows.indices.contains(where: { (states.string($0, 0) ?? "").contains("has sent all") }) { break }
            guard ContinuousClock.now < deadline else {
                throw TestKitError(
                    "the source still has events to send: \(states.rows.indices.map { states.string($0, 0) ?? "" })")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        await connection.close()
    }
}
