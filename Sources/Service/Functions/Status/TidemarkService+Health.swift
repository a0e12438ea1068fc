package import APIModel
internal import Catalog

/// Whether the service works. Everybody may ask.
extension TidemarkService {
    /// The process answers.
    package var health: HealthDocument { HealthDocument(status: "ok", version: version) }

    /// The catalog answers too. Throws what the catalog throws.
    package func readiness() async throws -> HealthDocument {
        _ = try await catalog.read { try $0.now() }
        return health
    }

    /// The figures of /metrics that are the service's own.
    package func figures(_ caller: Caller) async throws -> (fleet: FleetSummary, instances: [InstanceStatus]) {
        try await read(caller, .readMetrics) { _, _ in }
        // The rights to see the fleet are those to read its figures.
        let reader = Caller(.service(part: "metrics"), requestID: caller.requestID)
        var instances: [InstanceStatus] = []
        var after = ""
        repeat {
            let projects = try await projects(reader, PageRequest(after: after, limit: PageRequest.largest))
            for project in projects.items { instances += try await all(reader, in: project.name) }
            after = projects.next ?? ""
        } while !after.isEmpty
        // Added up out of what was read already: working a thousand states out twice would take twice as long.
        var count = FleetCount(currency: prices.currency)
        for instance in instances { count.add(instance) }
        let counted = count
        return (
            try await read(reader, .showFleet) { transaction, _ in try transaction.summary(counted) }, instances
        )
    }

    private func all(_ caller: Caller, in project: String) async throws -> [InstanceStatus] {
        var instances: [InstanceStatus] = []
        var after = ""
        repeat {
            let page = try await statuses(caller, in: project, PageRequest(after: after, limit: PageRequest.largest))
            instances += page.items
            after = page.next ?? ""
        } while !after.isEmpty
        return instances
    }
}
