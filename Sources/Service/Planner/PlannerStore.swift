internal import APIModel
internal import Catalog
internal import Core

/// Reads everything planning follows from, a few statements whatever the size of the fleet.
struct PlannerStore {
    let transaction: CatalogTransaction
    let cache: PlannerCache

    private var session: any CatalogSession { transaction.session }
    /// Keys asked for in one statement.
    private static let batch = 200

    func snapshot() throws -> PlannerSnapshot {
        var snapshot = PlannerSnapshot(now: try transaction.now())
        snapshot.memo = cache.memo
        snapshot.instances = try instances()
        snapshot.plans = try plans()
        snapshot.repositories = try transaction.repositories.all().map { record in
            PlannedRepository(
                id: record.id, project: record.project, name: record.name,
                holdsCatalog: record.settings.holdsCatalog ?? false)
        }
        try addMemory(to: &snapshot)
        snapshot.facts = try cache.instances.facts(in: transaction.facts, skipsDamaged: true)
        snapshot.live = try transaction.jobs.live()
        for job in snapshot.live { snapshot.known[job.key] = job }
        let missing = awaited(snapshot).filter { snapshot.known[$0] == nil }.sorted()
        for job in try jobs(missing) { snapshot.known[job.key] = job }
        return snapshot
    }

    private func instances() throws -> [PlannedInstance] {
        var tags: [String: Set<String>] = [:]
        for row in try session.query("SELECT instance, tag FROM instance_tags") {
            tags[try row.text("instance"), default: []].insert(try row.text("tag"))
        }
        return try session.query("SELECT id, project, site, name, created_at FROM instances ORDER BY id").map { row in
            let id = try row.text("id")
            return PlannedInstance(
                id: id, project: try row.text("project"), site: try row.text("site"), name: try row.text("name"),
                tags: tags[id] ?? [], createdAt: try row.time("created_at"))
        }
    }

    /// A plan that cannot be read covers nobody, which is told of as such.
    private func plans() throws -> [PlannedPlan] {
        var bindings: [String: Set<PlanBinding>] = [:]
        for row in try session.query("SELECT plan, kind, subject FROM bindings") {
            let subject = try row.text("subject")
            let isTag = try row.text("kind") == "tag"
            bindings[try row.text("plan"), default: []].insert(isTag ? .tag(subject) : .instance(subject))
        }
        return try session.query("SELECT id, project, document FROM plans ORDER BY id").compactMap { row in
            let id = try row.text("id")
            let document = try row.text("document")
            guard let plan = cache.plan(id, document) else { return nil }
            return PlannedPlan(
                id: id, project: try row.text("project"), plan: plan, document: document, bindings: bindings[id] ?? [])
        }
    }

    private func addMemory(to snapshot: inout PlannerSnapshot) throws {
        for record in try transaction.schedules.all() {
            switch record.key.prefix(while: { $0 != "/" }) {
            case "base", "drill":
                snapshot.schedules[record.key] = Remembered(
                    cache.schedule(record.key, record.document), revision: record.revision)
            case "watch":
                snapshot.watches[record.key] = Remembered(
                    cache.watch(record.key, record.document), revision: record.revision)
            case "upkeep":
                snapshot.upkeeps[record.key] = Remembered(
                    cache.upkeep(record.key, record.document), revision: record.revision)
            case RepositoryTrouble.prefix:
                snapshot.troubles[record.key] = try WorkJSON.value(RepositoryTrouble.self, in: record.document)
            default: break
            }
        }
    }

    /// Keys of jobs that schedules and streams wait for.
    private func awaited(_ snapshot: PlannerSnapshot) -> Set<String> {
        var keys: Set<String> = []
        for (key, remembered) in snapshot.schedules {
            guard let state = remembered.value?.state else { continue }
            if let due = state.due { keys.insert("\(key)/\(due.due.microseconds)") }
            if let active = state.active { keys.insert("\(key)/\(active.due.microseconds)") }
        }
        for plan in snapshot.plans where plan.plan.streamsLog {
            guard let repository = snapshot.repository(plan.plan.repository.description, in: plan.project) else {
                continue
            }
            for instance in snapshot.instances where plan.covers(instance) {
                keys.insert(Planning.streamKey(instance, repository))
            }
        }
        return keys
    }

    private func jobs(_ keys: [String]) throws -> [Job] {
        var jobs: [Job] = []
        for start in stride(from: 0, to: keys.count, by: Self.batch) {
            let part = keys[start..<min(keys.count, start + Self.batch)]
            let marks = Array(repeating: "?", count: part.count).joined(separator: ", ")
            jobs += try session.query(
                "SELECT \(Job.columns) FROM jobs WHERE job_key IN (\(marks))", part.map { .text($0) }
            ).map { try Job($0) }
        }
        return jobs
    }
}
