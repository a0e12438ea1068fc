/// One PostgreSQL server for the tests of a process that neither stop nor kill it; every test has a database of its own.
package actor SharedPostgres {
    package static let shared = SharedPostgres()

    private var starting: Task<PostgresServer, any Error>?

    package func server() async throws -> PostgresServer {
        if let starting { return try await starting.value }
        let task = Task { try await PostgresServer.start() }
        starting = task
        return try await task.value
    }
}
