/// Servers that several suites of one test process use together, one a family, so that each is started once only.
///
/// A suite that uses one works in schemas of its own names and leaves none behind.
package actor SharedServers {
    package static let shared = SharedServers()

    package init() {}

    private var sources: [ServerFamily: Task<DatabaseServer, any Error>] = [:]
    private var targets: [ServerFamily: Task<DatabaseServer, any Error>] = [:]

    /// The family's source: log on, rows in full.
    package func source(_ family: ServerFamily) async throws -> DatabaseServer {
        if let task = sources[family] { return try await task.value }
        let task = Task { try await DatabaseServer.start(family) }
        sources[family] = task
        return try await task.value
    }

    /// The family's target: log off.
    package func target(_ family: ServerFamily) async throws -> DatabaseServer {
        if let task = targets[family] { return try await task.value }
        let task = Task { try await DatabaseServer.start(family, ServerOptions { $0.binaryLog = false }) }
        targets[family] = task
        return try await task.value
    }
}
