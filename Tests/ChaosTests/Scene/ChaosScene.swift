import Core
import Foundation
import TestKit

/// Everything the test runs, on loopback and in one folder: databases under load, PostgreSQL, a store, two servers and three
/// workers, with proxies between those that speak with each other.
final class ChaosScene: Sendable {
    let folder: TestFolder
    let log = FaultLog()
    let program: TidemarkProgram
    let sources: [ChaosSource]
    let postgres: PostgresServer
    let database: String
    let storage: ObjectStorageServer
    let catalogProxy: TCPProxy
    let storeProxy: TCPProxy
    let apiProxy: TCPProxy
    let servers: [ChaosProcess]
    let workers: [ChaosProcess]
    let history: LeaseHistory

    static let bucket = "chaos"
    static let slots = 2
    /// Which sites each worker reaches: every site is reached by two of them.
    static let workerSites = ["north", "north,south", "south"]

    /// Starts what is not ours; `prepare` starts what is.
    static func make(_ random: inout SeededGenerator) async throws -> ChaosScene {
        let seeds = (0..<4).map { _ in UInt64.random(in: 1...1_000_000_000, using: &random) }
        async let startingPostgres = PostgresServer.start()
        async let startingStorage = ObjectStorageServer.start()
        async let first = ChaosSource.start("maria-north", .mariadb, site: "north", seed: seeds[0])
        async let second = ChaosSource.start("maria-south", .mariadb, site: "south", seed: seeds[1])
        async let third = ChaosSource.start("mysql-north", .mysql, site: "north", seed: seeds[2])
        async let fourth = ChaosSource.start("mysql-south", .mysql, site: "south", seed: seeds[3])
        let sources = try await [first, second, third, fourth]
        let (postgres, storage) = try await (startingPostgres, startingStorage)
        try await storage.makeBucket(bucket)
        let database = try await postgres.makeDatabase()
        return ChaosScene(
            folder: try TestFolder("cx"), sources: sources, postgres: postgres, database: database, storage: storage,
            catalogProxy: try await TCPProxy.start(to: postgres.port),
            storeProxy: try await TCPProxy.start(to: storage.port), balancer: try await Balancer.start())
    }

    private init(
        folder: TestFolder, sources: [ChaosSource], postgres: PostgresServer, database: String,
        storage: ObjectStorageServer, catalogProxy: TCPProxy, storeProxy: TCPProxy, balancer: Balancer
    ) {
        self.folder = folder
        self.sources = sources
        self.postgres = postgres
        self.database = database
        self.storage = storage
        self.catalogProxy = catalogProxy
        self.storeProxy = storeProxy
        apiProxy = balancer.proxy
        history = LeaseHistory(postgres: postgres, database: database)
        var program = TidemarkProgram()
        program.environment = ObjectStorageServer.environment
        // Sessions and defaults of whoever runs the tests stay out of it; drills find MySQL where the tests have it.
        program.environment.merge([
            "XDG_CONFIG_HOME": folder.file("config"), "XDG_STATE_HOME": folder.file("state"), "HOME": folder.path,
            "TMPDIR": folder.path,
            "PATH": "\(folder.file("bin")):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")",
        ]) { $1 }
        self.program = program
        let log = self.log
        let catalog = postgres.url(database, port: catalogProxy.port)
        let repository = storage.url(Self.bucket, "main", port: storeProxy.port)
        servers = (0..<2).map { number in
            ChaosProcess(
                "server \(number)", program,
                [
                    "serve", "--data", folder.file("s\(number)"), "--listen", "127.0.0.1:0", "--catalog", catalog,
                    "--repository", repository, "--worker-sites", "default", "--worker-slots", "1",
                    "--worker-streams", "0", "--log-format", "json", "--stop-time", "30s",
                ], log: log, listens: { balancer.listens(number, on: $0) })
        }
        let url = "http://127.0.0.1:\(balancer.proxy.port)"
        workers = Self.workerSites.enumerated().map { number, sites in
            ChaosProcess(
                "worker \(number)", program,
                [
                    "worker", "--server", url, "--token-file", folder.file("worker.token"), "--sites", sites,
                    "--slots", "\(Self.slots)", "--folder", folder.file("w\(number)"), "--log-format", "json",
                    "--log-level", "debug", "--stop-time", "30s",
                ], log: log)
        }
    }

    var url: String { "http://127.0.0.1:\(apiProxy.port)" }
    var processes: [ChaosProcess] { servers + workers }
    /// The repository as whoever has its key reads it, past the proxies.
    var repository: String { storage.url(Self.bucket, "main") }
    var repositoryKey: String { folder.file("s0/repository.key") }

    /// Ends everything that was started, whatever state it is in.
    func end() async {
        for process in processes { await process.end() }
        for source in sources { await source.end() }
        for proxy in [apiProxy, storeProxy, catalogProxy] { await proxy.stop() }
        await storage.remove()
        await postgres.killNow()
        postgres.folder.remove()
        folder.remove()
    }

    /// What whoever looks for the reason needs: the faults, and the end of what every process said.
    func report(seed: UInt64) async -> String {
        var parts = ["seed \(seed) (repeat with TIDEMARK_SEED=\(seed))", "== faults"] + log.lines
        for process in processes {
            parts.append("== \(process.name)")
            parts.append(await process.tail(40))
        }
        return parts.joined(separator: "\n")
    }
}
