/// One moto server for the tests of a process that neither stop nor slow it.
package actor SharedMoto {
    package static let shared = SharedMoto()

    private var starting: Task<MotoServer, any Error>?

    package func server() async throws -> MotoServer {
        if let starting { return try await starting.value }
        let task = Task { try await MotoServer.start() }
        starting = task
        return try await task.value
    }
}
