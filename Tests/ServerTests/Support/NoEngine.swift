import Core
import Service

/// Reaches no server.
struct NoEngine: InstanceEngine {
    func probe(_ endpoint: Endpoint, seconds: Double) async -> ProbedServer { .unreachable("nobody is there") }

    func check(_ login: InstanceLogin) async throws -> CheckedServer {
        // Something is awaited, as a real engine would.
        await Task.yield()
        throw TidemarkError(ErrorCode("source.unreachable"), "Nobody is there.", hint: "Start it.")
    }

    func accountStatements(
        user: String, host: String, requiresTLS: Bool, version: String, family: DatabaseFlavour
    ) -> (statements: [String], notes: [String]) { ([], []) }
}
