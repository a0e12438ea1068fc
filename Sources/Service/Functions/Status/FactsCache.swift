internal import Catalog
internal import Core
internal import Synchronization

/// Plans and facts that were read, by identifier and revision: whoever lists a thousand instances again reads what changed.
final class FactsCache: Sendable {
    private struct State {
        var plans: [String: (revision: Int64, plan: Plan)] = [:]
        var facts: [String: (revision: Int64, facts: InstanceFacts)] = [:]
        var intervals: [String: (revision: Int64, day: Int, seconds: Double)] = [:]
    }

    /// Beyond as many of a kind, those that were not asked for just now are forgotten.
    private static let most = 20_000
    private let state = Mutex(State())
    /// What the planner remembers, by its documents.
    let planner = PlannerCache()

    init() {}

    /// Throws `catalog.damaged`.
    func plan(_ record: PlanRecord) throws -> Plan {
        if let known = state.withLock({ $0.plans[record.id] }), known.revision == record.revision { return known.plan }
        let plan = try record.read()
        state.withLock { state in
            if state.plans.count >= Self.most { state.plans = [:] }
            state.plans[record.id] = (record.revision, plan)
        }
        return plan
    }

    /// The longest interval of a plan's cycle, worked out once a day.
    func longestInterval(_ record: PlanRecord, _ plan: Plan, at now: Timestamp) -> Double {
        let day = LocalDay(of: now, in: .utc).number
        if let known = state.withLock({ $0.intervals[record.id] }), known.revision == record.revision, known.day == day
        {
            return known.seconds
        }
        let seconds = plan.cycle.longestInterval(after: now)
        state.withLock { state in
            if state.intervals.count >= Self.most { state.intervals = [:] }
            state.intervals[record.id] = (record.revision, day, seconds)
        }
        return seconds
    }

    /// The facts of instances whose revisions are given. What is not known in that revision is asked of `read`, which
    /// returns documents by instance.
    func facts(
        _ revisions: [String: Int64], read: ([String]) throws -> [String: String]
    ) throws -> [String: InstanceFacts] {
        var found: [String: InstanceFacts] = [:]
        let known = state.withLock { $0.facts }
        var missing: [String] = []
        for (id, revision) in revisions {
            if let entry = known[id], entry.revision == revision {
                found[id] = entry.facts
            } else {
                missing.append(id)
            }
        }
        guard !missing.isEmpty else { return found }
        for (id, document) in try read(missing) { found[id] = try InstanceFactsStore.facts(in: document) }
        let fresh = missing.compactMap { id in
            found[id].flatMap { facts in revisions[id].map { (id: id, revision: $0, facts: facts) } }
        }
        state.withLock { state in
            if state.facts.count + fresh.count > Self.most { state.facts = [:] }
            for entry in fresh { state.facts[entry.id] = (entry.revision, entry.facts) }
        }
        return found
    }
}
