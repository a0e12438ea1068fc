internal import Catalog
internal import Core
import Glibc
internal import Logging
internal import Server
internal import Service
internal import ServiceLifecycle
internal import UnixSignals

/// The service in one process, put together as `tidemark serve` does it, with nothing behind the engine's boundary: what
/// planner, leases, worker and API take of memory and time is theirs alone.
///
/// For `scripts/bench fleet`, and in no product. Usage: `FleetBench FOLDER SECONDS`: where the catalog lies, and how long a
/// base takes. SIGTERM ends it in good order.
@main struct FleetBench {
    static func main() async throws {
        signal(SIGPIPE, SIG_IGN)
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let seconds = Double(arguments[2]) else {
            BenchLine.write(["event": "usage", "hint": "FleetBench FOLDER SECONDS"])
            exit(2)
        }
        let catalog = try await Catalog.open(
            try SQLiteDriver(path: "\(arguments[1])/catalog.sqlite"), sealing: try SecretSealer(key: key))
        let service = TidemarkService(catalog: catalog, version: "bench")
        if let password = try await service.prepare() {
            BenchLine.write([
                "event": "password", "administrator": password.withBytes { String(decoding: $0, as: UTF8.self) },
            ])
        }
        let logger = Logger(label: "bench", factory: { _ in SwiftLogNoOpLogHandler() })
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: try parts(catalog, service, seconds, logger), gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        try await group.run()
        await catalog.close()
    }

    /// The same in every run: the catalog is opened again once its history was added. Nothing secret is in it.
    private static var key: Secret { Secret([UInt8](repeating: 7, count: SecretSealer.keySize)) }

    private static func parts(
        _ catalog: Catalog, _ service: TidemarkService, _ seconds: Double, _ logger: Logger
    ) throws -> [any ServiceLifecycle.Service] {
        var limits = JobLimits()
        // What is measured is how soon work is handed out, and not how long it waits for its turn.
        (limits.perSite, limits.perRepository) = (5000, 5000)
        let source = CatalogJobSource(catalog: catalog, chooser: JobChooser(limits: limits))
        let leases = LeaseLoop(catalog: catalog) { BenchLine.note("leases", $0) }
        let planner = PlannerLoop(catalog: catalog, cache: service.cache) { note in
            if case .failed(let error) = note { BenchLine.note("planner", error) }
        }
        var patience = WorkerPatience()
        patience.drainSeconds = 20
        let worker = WorkerLoop(
            source: source, runner: SimulatedEngine(seconds: seconds, clock: SystemClock()),
            offer: WorkerOffer(worker: WorkerID("bench"), sites: [], slots: 3000, streams: 3000), version: "bench",
            host: "bench", patience: patience
        ) { note in
            if case .failed(let call, let error) = note { BenchLine.note(call, error) }
            if case .lost(let job) = note { BenchLine.write(["event": "trouble", "part": "lost", "what": "\(job)"]) }
        }
        let api = try APIServer.make(service, jobs: source, settings: APISettings(port: 0), logger: logger) { port in
            BenchLine.write(["event": "listening", "url": "http://127.0.0.1:\(port ?? 0)"])
        }
        return [
            BenchPart { try await leases.run() }, BenchPart { try await planner.run() },
            BenchPart { try await worker.run() }, api,
        ]
    }
}
