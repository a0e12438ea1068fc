package import APIModel
internal import Catalog
internal import Core

/// How well the fleet is protected, now.
extension TidemarkService {
    /// Throws `catalog.missing`.
    package func status(
        _ caller: Caller, of name: String, in project: String
    ) async throws -> InstanceStatus {
        return try await read(caller, .showStatus, on: ResourceReference(.instance, project: project, name: name)) {
            transaction, _ in
            let (record, owner) = try transaction.instance(named: name, in: project)
            let fleet = try FleetFacts(transaction, owner, [record], cache: facts)
            return InstanceStatus(record, fleet, prices: prices)
        }
    }

    /// Of one project, by name.
    package func statuses(
        _ caller: Caller, in project: String, _ page: PageRequest
    ) async throws -> Page<InstanceStatus> {
        return try await read(caller, .listStatus, on: ResourceReference(.instance, project: project)) {
            transaction, permit in
            let owner = try transaction.project(named: project)
            let fleet: FleetFacts
            if permit.allowsEverywhere(.showStatus) {
                fleet = try FleetFacts(transaction, owner, after: page.after, limit: page.limit + 1, cache: facts)
            } else {
                let names = try FleetNames(transaction, owner)
                let rows = try permit.seen(page, by: .showStatus, key: \.name) {
                    $0.reference(names)
                } _: {
                    try transaction.instances.page(in: owner.id, after: $0, limit: $1)
                }
                fleet = try FleetFacts(transaction, owner, rows, cache: facts)
            }
            return Page(fleet.instances, page, key: \.name) { InstanceStatus($0, fleet, prices: prices) }
        }
    }

    /// The times an instance can be brought back to. Throws `catalog.missing`.
    package func window(
        _ caller: Caller, of name: String, in project: String
    ) async throws -> WindowDocument {
        return try await read(caller, .showWindow, on: ResourceReference(.instance, project: project, name: name)) {
            transaction, _ in
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
        try await overview(caller, of: project).summary
    }

    /// What is to be known of the fleet first, of one project where one is given; that of a large fleet is up to five seconds
    /// old. Throws `catalog.missing`.
    package func overview(_ caller: Caller, of project: String? = nil) async throws -> FleetOverview {
        let resource = project.map { ResourceReference(.project, project: $0, name: $0) } ?? .service
        let (part, isOnly) = try await read(caller, .showFleet, on: resource) {
            transaction, permit -> (FleetOverview?, Bool) in
            // What many ask for is kept for all who see everything.
            guard !permit.allowsEverywhere(.showFleet) else {
                guard let project else { return (nil, false) }
                let owner = try transaction.project(named: project)
                return (nil, try transaction.projects.all().map(\.id) == [owner.id])
            }
            let isWhole = project.map { permit.allows(.showJob, on: ResourceReference(.job, project: $0)) } ?? false
            let part = try summedUp(project, transaction, isWhole: isWhole) { permit.allows(.showStatus, on: $0) }
            return (part, false)
        }
        if let part { return part }
        // The only project is the whole: both are worked out once.
        guard isOnly else { return try await overviews.summary(of: project) { try await summedUp(project) } }
        var whole = try await overviews.summary(of: nil) { try await summedUp(nil) }
        whole.summary.project = project
        return whole
    }

    @concurrent
    private func summedUp(_ project: String?) async throws -> FleetOverview {
        try await catalog.read { try summedUp(project, $0, isWhole: true) { _ in true } }
    }

    /// Of the instances that are seen. How many jobs and workers there are is told to those who see
    /// all of it.
    private func summedUp(
        _ project: String?, _ transaction: CatalogTransaction, isWhole: Bool, isSeen: (ResourceReference) -> Bool
    ) throws -> FleetOverview {
        var gathering = FleetGathering(currency: prices.currency)
        let owners = try project.map { [try transaction.project(named: $0)] } ?? transaction.projects.all()
        for owner in owners {
            let fleet = try FleetFacts(transaction, owner, after: "", limit: Int(Int32.max), cache: facts)
            for record in fleet.instances where isSeen(record.reference(fleet.names)) {
                let status = InstanceStatus(record, fleet, prices: prices)
                gathering.add(status)
                if let drill = fleet.nextDrill(of: record) { gathering.add(.drill, of: status, at: drill) }
                gathering.add(fleet.facts(of: record)?.bases ?? [], at: fleet.now)
            }
        }
        guard isWhole else {
            return gathering.overview(
                gathering.count.summary(at: try transaction.now(), project: project, jobs: [], workers: 0))
        }
        return gathering.overview(try transaction.summary(gathering.count, of: project.flatMap { _ in owners.first }))
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
