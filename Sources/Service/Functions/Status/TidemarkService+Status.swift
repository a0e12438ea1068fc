package import APIModel
internal import Catalog
internal import Core

/// How well the fleet is protected, now.
extension TidemarkService {
    /// Throws `catalog.missing`.
    package func status(
        _ caller: Caller, of name: String, in project: String
    ) async throws -> InstanceStatus {
        try require(caller, .showStatus, on: ResourceReference(.instance, project: project, name: name))
        return try await catalog.read { transaction in
            let (record, owner) = try transaction.instance(named: name, in: project)
            let fleet = try FleetFacts(transaction, owner, [record], cache: facts)
            return InstanceStatus(record, fleet, prices: prices)
        }
    }

    /// Of one project, by name.
    package func statuses(
        _ caller: Caller, in project: String, _ page: PageRequest
    ) async throws -> Page<InstanceStatus> {
        try require(caller, .listStatus, on: ResourceReference(.instance, project: project))
        return try await catalog.read { transaction in
            let owner = try transaction.project(named: project)
            let fleet = try FleetFacts(transaction, owner, after: page.after, limit: page.limit + 1, cache: facts)
            return Page(fleet.instances, page, key: \.name) { InstanceStatus($0, fleet, prices: prices) }
        }
    }

    /// The times an instance can be brought back to. Throws `catalog.missing`.
    package func window(
        _ caller: Caller, of name: String, in project: String
    ) async throws -> WindowDocument {
        try require(caller, .showWindow, on: ResourceReference(.instance, project: project, name: name))
        return try await catalog.read { transaction in
            let (record, owner) = try transaction.instance(named: name, in: project)
            let fleet = try FleetFacts(transaction, owner, [record], cache: facts)
            let protection = fleet.protection(of: record)
            let gaps = CoveredSpan.gaps(in: protection.spans, after: Timestamp(microseconds: .min))
            return WindowDocument(
                instance: name, reportedAt: fleet.facts(of: record).map { WireTime($0.updatedAt) },
                spans: protection.spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }.map { SpanDocument($0) },
                gaps: gaps.map { GapDocument(from: WireTime($0.lowerBound), to: WireTime($0.upperBound)) },
                bases: protection.bases.sorted { $0.convergence > $1.convergence }.map { BaseDocument($0) })
        }
    }

    /// The fleet in a few figures, of one project where one is given; that of a large fleet is up to five seconds old. Throws
    /// `catalog.missing`.
    package func summary(_ caller: Caller, of project: String? = nil) async throws -> FleetSummary {
        try require(caller, .showFleet, on: ResourceReference(.project, project: project, name: project))
        return try await summaries.summary(of: project) { try await summedUp(project) }
    }

    @concurrent
    private func summedUp(_ project: String?) async throws -> FleetSummary {
        try await catalog.read { transaction in
            var count = FleetCount(currency: prices.currency)
            let owners = try project.map { [try transaction.project(named: $0)] } ?? transaction.projects.all()
            for owner in owners {
                let fleet = try FleetFacts(
                    transaction, owner, after: "", limit: Int(Int32.max), cache: facts)
                for record in fleet.instances { count.add(InstanceStatus(record, fleet, prices: prices)) }
            }
            return try transaction.summary(count, of: project.flatMap { _ in owners.first })
        }
    }
}

extension CatalogTransaction {
    /// The states of instances that were counted, with jobs and workers; `project` is the only one they are of.
    func summary(_ count: FleetCount, of project: ProjectRecord? = nil) throws -> FleetSummary {
        let jobs = try jobs.counts(in: project?.id)
        let workers = try workers.seen(within: TidemarkService.workerSilence).count
        return count.summary(
            at: try now(), project: project?.name,
            jobs: jobs.map { NamedCount(name: $0.state, count: $0.count) }, workers: workers)
    }
}
