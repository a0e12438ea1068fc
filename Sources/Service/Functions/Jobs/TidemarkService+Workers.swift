package import APIModel
internal import Catalog
internal import Core

/// Workers.
extension TidemarkService {
    /// Seconds within which a worker was heard of that counts as there.
    package static let workerSilence: Double = 60

    /// Those heard of lately, by name.
    package func workers(_ caller: Caller, _ page: PageRequest) async throws -> Page<WorkerDocument> {
        return try await read(caller, .listWorkers) { transaction, permit in
            let names = try SubjectNames(transaction)
            let seen = try transaction.workers.seen(within: Self.workerSilence)
            let isAllSeen = permit.allowsEverywhere(.listWorkers)
            let sites = isAllSeen ? [] : try Self.seenSites(transaction, permit)
            let rows = seen.filter {
                $0.id.rawValue > page.after && (isAllSeen || !sites.isDisjoint(with: $0.offer.sites))
            }
            return Page(rows, page, key: { $0.id.rawValue }) { worker in
                WorkerDocument(
                    id: worker.id.rawValue, version: worker.version,
                    sites: Set(worker.offer.sites.filter { isAllSeen || sites.contains($0) }.map { names.name($0) })
                        .sorted(),
                    kinds: worker.offer.kinds.map(\.rawValue).sorted(), slots: worker.offer.slots,
                    streams: worker.offer.streams, startedAt: WireTime(worker.startedAt),
                    seenAt: WireTime(worker.seenAt))
            }
        }
    }

    /// The identifiers of sites that a caller sees.
    private static func seenSites(_ transaction: CatalogTransaction, _ permit: Permit) throws -> Set<String> {
        var seen: Set<String> = []
        for project in try transaction.projects.all() {
            for site in try transaction.sites.all(in: project.id)
            where permit.allows(.showSite, on: ResourceReference(.site, project: project.name, name: site.name)) {
                seen.insert(site.id)
            }
        }
        return seen
    }
}
