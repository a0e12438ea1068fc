import APIModel
import Core
import Service
import Synchronization

/// Servers that a test writes down, and how many were asked at once.
final class ScriptedEngine: InstanceEngine {
    private struct Count {
        var now = 0
        var most = 0
    }

    private let servers: [String: ProbedServer]
    private let items: [CheckItem]
    private let count = Mutex(Count())

    init(servers: [String: ProbedServer] = [:], items: [CheckItem] = []) {
        self.servers = servers
        self.items = items
    }

    /// The most that were asked at the same time.
    var most: Int { count.withLock { $0.most } }

    func probe(_ endpoint: Endpoint, seconds: Double) async -> ProbedServer {
        count.withLock { count in
            count.now += 1
            count.most = max(count.most, count.now)
        }
        for _ in 0..<20 { await Task.yield() }
        count.withLock { $0.now -= 1 }
        return servers[endpoint.description] ?? .unreachable("nobody is there")
    }

    func check(_ login: InstanceLogin) async throws -> CheckedServer {
        guard case .server(let family, let version)? = servers[login.endpoint.description] else {
            throw TidemarkError(ErrorCode("source.unreachable"), "Nobody is there.", hint: "Start it.")
        }
        return CheckedServer(family: family, version: version, items: items)
    }

    func accountStatements(
        user: String, host: String, requiresTLS: Bool, version: String, family: DatabaseFlavour
    ) -> (statements: [String], notes: [String]) {
        MySQLInstanceEngine().accountStatements(
            user: user, host: host, requiresTLS: requiresTLS, version: version, family: family)
    }
}
