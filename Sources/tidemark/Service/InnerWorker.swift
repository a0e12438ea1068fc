internal import Core
import Glibc
internal import Logging
internal import Service

/// The worker inside of the server's process.
enum InnerWorker {
    static func make(_ running: RunningService) -> LoopService {
        let settings = running.configuration.worker
        let identifier = WorkerName.make()
        let scene = RunnerScene(
            places: WorkerPlaces(folder: running.folder.file("worker"), beside: running.folder.path),
            repositories: RepositoryPool(clock: running.clock), clock: running.clock)
        let runner = EngineJobRunner(
            places: scene.places, repositories: scene.repositories,
            drills: EngineDrillRunner(
                scene: scene, keeper: CatalogEvidenceKeeper(catalog: running.catalog), worker: identifier.rawValue,
                program: Version.text),
            exports: ExportRunners(
                data: EngineExportRunner(scene: scene),
                catalog: CatalogExportRunner(
                    scene: scene, catalog: running.catalog, sealingKey: running.sealingKey, program: Version.text)),
            clock: running.clock)
        let offer = WorkerOffer(
            worker: identifier, sites: settings.sites, kinds: runner.kinds, slots: settings.slots,
            streams: settings.streams)
        let source = CatalogJobSource(
            catalog: running.catalog, chooser: JobChooser(limits: running.configuration.jobs),
            terms: running.configuration.lease)
        let logger = running.log.logger("worker")
        var patience = WorkerPatience()
        // What is left is for the other parts.
        patience.drainSeconds = running.configuration.stopSeconds * 0.8
        let loop = WorkerLoop(
            source: source, runner: runner, offer: offer, terms: running.configuration.lease, clock: running.clock,
            version: Version.text, host: WorkerName.host, patience: patience, say: { logger.say($0) })
        return LoopService(name: "worker") { try await loop.run() }
    }
}

/// What workers are called: the machine, the process, and a few digits that tell its runs apart.
enum WorkerName {
    static func make() -> WorkerID {
        WorkerID("\(host)-\(getpid())-\(String(UInt32.random(in: 0...UInt32.max), radix: 16))")
    }

    static var host: String {
        var bytes = [UInt8](repeating: 0, count: 256)
        let isKnown = bytes.withUnsafeMutableBytes { buffer in
            guard let name = buffer.bindMemory(to: CChar.self).baseAddress else { return false }
            return gethostname(name, buffer.count - 1) == 0
        }
        let name = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        return isKnown && !name.isEmpty ? name : "worker"
    }
}

extension Logger {
    /// What a worker's loop has to say.
    func say(_ note: WorkerNote) {
        switch note {
        case .started(let job, let lease, let kind):
            info("A job begins.", metadata: ["job": "\(job)", "lease": "\(lease)", "kind": "\(kind)"])
        case .ended(let job, let outcome):
            let word =
                switch outcome {
                case .succeeded: "succeeded"
                case .failed(let failure): "failed: \(failure.code)"
                case .released: "given back"
                }
            info("A job has ended.", metadata: ["job": "\(job)", "outcome": "\(word)"])
        case .lost(let job): warning("A job is another worker's now.", metadata: ["job": "\(job)"])
        case .stuck(let job): warning("A job was told to stop and has not.", metadata: ["job": "\(job)"])
        case .over(let job, let lease):
            debug("The run of a job is over.", metadata: ["job": "\(job)", "lease": "\(lease)"])
        case .failed(let call, let error): failure(error, "A call to the service failed: \(call)")
        }
    }
}
