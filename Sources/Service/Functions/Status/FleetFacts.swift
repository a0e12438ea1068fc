internal import Catalog
internal import Core

/// Everything the states of some instances of a project follow from, read in one go: the number of queries does not depend on
/// the number of instances.
struct FleetFacts {
    struct Drill {
        let endedAt: Timestamp
        let passed: Bool
        /// Seconds.
        let rto: Double?
    }

    let now: Timestamp
    let names: FleetNames
    /// By name.
    let instances: [InstanceRecord]
    private let plans: [String: PlanBook.Entry]
    /// By plan.
    private let cycles: [String: CycleFacts]
    /// When drills are due, by plan.
    private let drillTimes: [String: Timestamp]
    /// Those that plans may name.
    private let repositoryNames: Set<ResourceName>
    private let bindings: [String: [String]]
    private let facts: [String: InstanceFacts]
    /// What the planner remembers of bases, by instance.
    private let runs: [String: ScheduleMemory]
    private let drills: [String: Drill]
    private let repositories: [String: RepositoryRecord]

    /// Of the instances of one project, by name, at most `limit` behind a name.
    init(
        _ transaction: CatalogTransaction, _ project: ProjectRecord, after: String, limit: Int, cache: FactsCache
    ) throws {
        let instances = try transaction.instances.page(in: project.id, after: after, limit: limit)
        try self.init(transaction, project, instances, cache: cache)
    }

    init(
        _ transaction: CatalogTransaction, _ project: ProjectRecord, _ instances: [InstanceRecord], cache: FactsCache
    ) throws {
        now = try transaction.now()
        names = try FleetNames(transaction, project)
        self.instances = instances
        let book = try PlanBook(transaction, project: project.id, cache: cache)
        plans = Dictionary(book.entries.map { ($0.record.id, $0) }) { first, _ in first }
        bindings = try transaction.bindings(in: project.id)
        let ids = instances.map(\.id)
        facts = try cache.instances.facts(in: transaction.facts, of: ids)
        runs = try transaction.readRuns(of: instances, cache: cache)
        drills = try transaction.newestDrills(of: ids)
        let all = try transaction.repositories.page(in: project.id, limit: Int(Int32.max))
        repositories = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
        repositoryNames = Set(all.compactMap { try? ResourceName(parsing: $0.name) })
        var cycles: [String: CycleFacts] = [:]
        for entry in book.entries {
            let interval = cache.longestInterval(entry.record, entry.plan, at: now)
            cycles[entry.record.id] = CycleFacts(entry.plan.cycle, longestInterval: interval, at: now)
        }
        self.cycles = cycles
        let now = now
        drillTimes = Dictionary(
            book.entries.compactMap { entry in
                entry.plan.drills.cycle?.next(after: now).map { (entry.record.id, $0) }
            }
        ) { first, _ in first }
    }

    func plans(of instance: InstanceRecord) -> [PlanBook.Entry] {
        (bindings[instance.id] ?? []).compactMap { plans[$0] }
    }

    /// When the next base of an instance is due, where one plan covers it.
    func nextBase(of instance: InstanceRecord) -> Timestamp? {
        let covering = plans(of: instance)
        guard covering.count == 1, let only = covering.first else { return nil }
        return cycles[only.record.id].map { $0.next } ?? only.plan.cycle.next(after: now)
    }

    /// When the next drill of an instance is due, where one plan covers it and has them at times.
    func nextDrill(of instance: InstanceRecord) -> Timestamp? {
        let covering = plans(of: instance)
        return covering.count == 1 ? drillTimes[covering[0].record.id] : nil
    }

    func facts(of instance: InstanceRecord) -> InstanceFacts? { facts[instance.id] }
    func drill(of instance: InstanceRecord) -> Drill? { drills[instance.id] }
    func repository(_ id: String) -> RepositoryRecord? { repositories[id] }

    /// What the instance's protection follows from.
    func protection(of instance: InstanceRecord) -> ProtectionFacts {
        let covering = plans(of: instance)
        var protection = facts[instance.id]?.protection(at: now) ?? ProtectionFacts(now: now)
        protection.plans = covering.map(\.plan)
        // Nothing was missed before both were there.
        protection.boundSince = covering.map { max($0.record.createdAt, instance.createdAt) }.min()
        if covering.count == 1 { protection.cycle = cycles[covering[0].record.id] }
        if covering.count == 1, let memory = runs[instance.id], memory.plan == covering[0].record.id {
            protection.boundSince = memory.since
            protection.notStarted = memory.notStarted
        }
        protection.repositories = repositoryNames
        protection.lastDrillFailed = drills[instance.id].map { !$0.passed } ?? false
        return protection
    }
}

extension CatalogTransaction {
    /// How many identifiers one statement names.
    private static let chunk = 400

    /// What the planner remembers of the bases of some instances, by instance.
    fileprivate func readRuns(
        of instances: [InstanceRecord], cache: FactsCache
    ) throws -> [String: ScheduleMemory] {
        let keys = Dictionary(instances.map { (ScheduleMemory.key(of: .base, instance: $0.id), $0.id) }) { first, _ in
            first
        }
        var runs: [String: ScheduleMemory] = [:]
        try eachChunk(of: Array(keys.keys)) { marks, parameters in
            for row in try session.query(
                "SELECT schedule_key, document FROM schedules WHERE schedule_key IN (\(marks))", parameters)
            {
                let key = try row.text("schedule_key")
                if let id = keys[key] { runs[id] = cache.planner.schedule(key, try row.text("document")) }
            }
        }
        return runs
    }

    /// The newest drill of each of some instances, by instance.
    fileprivate func newestDrills(of instances: [String]) throws -> [String: FleetFacts.Drill] {
        var drills: [String: FleetFacts.Drill] = [:]
        try eachChunk(of: instances) { marks, parameters in
            for row in try session.query(
                """
                SELECT d.instance, d.ended_at, d.outcome, d.rto FROM instances i JOIN drills d ON d.id = (
                    SELECT n.id FROM drills n WHERE n.instance = i.id ORDER BY n.ended_at DESC, n.id DESC LIMIT 1)
                WHERE i.id IN (\(marks))
                """, parameters)
            {
                drills[try row.text("instance")] = FleetFacts.Drill(
                    endedAt: try row.time("ended_at"), passed: try row.text("outcome") == "passed",
                    rto: try row.optionalInteger("rto").map { Double($0) / 1_000_000 })
            }
        }
        return drills
    }

    private func eachChunk(of ids: [String], _ body: (String, [CatalogValue]) throws -> Void) throws {
        for start in stride(from: 0, to: ids.count, by: Self.chunk) {
            let part = ids[start..<min(start + Self.chunk, ids.count)]
            try body(Array(repeating: "?", count: part.count).joined(separator: ", "), part.map { .text($0) })
        }
    }
}
