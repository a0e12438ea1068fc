internal import Catalog
internal import Core
internal import Synchronization

/// Plans and facts that were read, by identifier and revision: whoever lists a thousand instances again reads what changed.
final class FactsCache: Sendable {
    private struct State {
        var plans: [String: (revision: Int64, plan: Plan)] = [:]
        var intervals: [String: (revision: Int64, day: Int, seconds: Double)] = [:]
    }

    /// Beyond as many of a kind, those that were not asked for just now are forgotten.
    private static let most = 20_000
    private let state = Mutex(State())
    /// What the planner remembers, by its documents, and what is known of instances.
    let planner = PlannerCache()
    var instances: FactsMemory { planner.instances }

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
}
