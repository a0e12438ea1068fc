package import APIModel
internal import Catalog
internal import Core

/// Workers.
extension TidemarkService {
    /// Seconds within which a worker was heard of that counts as there.
    package static let workerSilence: Double = 60

    /// Those heard of lately, by name.
    package func workers(_ caller: Caller, _ page: PageRequest) async throws -> Page<WorkerDocument> {
        try require(caller, .listWorkers)
        return try await catalog.read { transaction in
            let names = try SubjectNames(transaction)
            let seen = try transaction.workers.seen(within: Self.workerSilence)
            let rows = seen.filter { $0.id.rawValue > page.after }
            return Page(rows, page, key: { $0.id.rawValue }) { worker in
                WorkerDocument(
                    id: worker.id.rawValue, version: worker.version,
                    sites: Set(worker.offer.sites.map { names.name($0) }).sorted(),
                    kinds: worker.offer.kinds.map(\.rawValue).sorted(), slots: worker.offer.slots,
                    streams: worker.offer.streams, startedAt: WireTime(worker.startedAt),
                    seenAt: WireTime(worker.seenAt))
            }
        }
    }
}
