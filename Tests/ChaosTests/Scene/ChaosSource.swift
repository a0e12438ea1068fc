import Core
import TestKit

/// A database server under load, as the service reaches it: through a proxy that can cut and stall.
struct ChaosSource: Sendable {
    let name: String
    let site: String
    let server: DatabaseServer
    let proxy: TCPProxy
    let workload: Workload

    /// A light load of rows of every kind; definitions stay, so that bases come to their end beside the faults.
    static let load = WorkloadOptions {
        $0.connections = 1
        $0.initialRows = 300
        $0.pauseMicroseconds = 40_000
        $0.changesDefinitions = false
        $0.bigRowBytes = 1 << 20
        $0.bigRowEvery = 2000
    }

    /// Starts the server, fills it and lets the load loose.
    static func start(_ name: String, _ family: ServerFamily, site: String, seed: UInt64) async throws -> ChaosSource {
        let server = try await DatabaseServer.start(family)
        try await Workload.prepare(server, seed: seed, options: load)
        let proxy = try await TCPProxy.start(to: server.port)
        let workload = Workload.start(server, seed: seed &+ 1, options: load)
        return ChaosSource(name: name, site: site, server: server, proxy: proxy, workload: workload)
    }

    func end() async {
        await workload.stop()
        await proxy.stop()
        await server.remove()
    }
}
