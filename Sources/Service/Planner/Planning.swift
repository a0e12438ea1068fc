internal import APIModel
internal import Catalog
internal import Core

/// What must be there, from what is wanted and what is known: a pure function, so that several servers that ask it at once
/// come to the same answer.
package struct Planning {
    let snapshot: PlannerSnapshot
    /// Jobs that are not final, by instance.
    let live: [String: [Job]]
    var decision = PlannerDecision()

    /// Hour of the day in UTC at which logs are merged.
    package static let upkeepHour: Int64 = 4
    /// Seconds after which what a schedule has seen is stored, where nothing else has changed.
    static let seenSeconds = 600.0
    /// Seconds an instance may be without a plan after it was added.
    static let bindingSeconds = 60.0
    /// Seconds after which a stream that has failed for good is begun anew.
    static let streamSeconds = 60.0

    /// What is to be changed.
    package static func decide(_ snapshot: PlannerSnapshot) throws -> PlannerDecision {
        var planning = Planning(snapshot: snapshot)
        for instance in snapshot.instances { try planning.plan(instance) }
        try planning.upkeep()
        planning.watchRepositories()
        planning.forgetGone()
        return planning.decision
    }

    private init(snapshot: PlannerSnapshot) {
        self.snapshot = snapshot
        live = Dictionary(grouping: snapshot.live.filter { $0.subject.instance != nil }) { $0.subject.instance ?? "" }
    }

    var now: Timestamp { snapshot.now }

    private mutating func plan(_ instance: PlannedInstance) throws {
        let told = decision.events.count
        let covering = snapshot.plans.filter { $0.covers(instance) }
        let chosen = chosen(among: covering, for: instance)
        var served: String?
        if let chosen {
            // Where the repository is not there nothing could be done: runs that were due meanwhile are late when it is.
            if let repository = snapshot.repository(chosen.plan.repository.description, in: chosen.project) {
                try planBases(of: instance, chosen, repository)
                served = orderBaseOutOfTurn(of: instance, chosen, repository)
                try planDrills(of: instance, chosen, repository)
                planStream(of: instance, chosen, repository)
            }
        } else if covering.isEmpty {
            // Nobody wants it any more; of several plans none is taken to mean that nothing is wanted.
            release(instance)
        }
        try watch(instance, covering, chosen, served)
        for index in told..<decision.events.count {
            decision.events[index] = decision.events[index].addressed(by: chosen?.plan)
        }
    }

    /// The one plan that covers it; of several the one it has followed so far, if that is among them.
    private func chosen(among covering: [PlannedPlan], for instance: PlannedInstance) -> PlannedPlan? {
        guard covering.count > 1 else { return covering.first }
        let followed = snapshot.schedules[ScheduleMemory.key(of: .base, instance: instance.id)]?.value?.plan
        return covering.first { $0.id == followed }
    }

    /// No plan covers it any more: its stream ends, what waits for its window or a worker is not begun.
    private mutating func release(_ instance: PlannedInstance) {
        for job in live[instance.id] ?? [] where job.kind == .stream && !job.isCancelWanted {
            decision.cancels.append(job.id)
        }
        for purpose in [JobKind.base, .drill] {
            let key = ScheduleMemory.key(of: purpose, instance: instance.id)
            guard let remembered = snapshot.schedules[key] else { continue }
            decision.removals.append(key)
            guard let due = remembered.value?.state.due, due.isOrdered else { continue }
            let job = snapshot.known[Self.key(of: purpose, instance, due.due)]
            if let job, job.state == .queued { decision.withdrawals.append(job.id) }
        }
    }

    /// Schedules of instances and repositories that are not there any more, and streams of such instances.
    private mutating func forgetGone() {
        let instances = Set(snapshot.instances.map(\.id))
        let repositories = Set(snapshot.repositories.map(\.id))
        for job in snapshot.live where job.kind == .stream && !job.isCancelWanted {
            guard let instance = job.subject.instance, !instances.contains(instance) else { continue }
            decision.cancels.append(job.id)
        }
        let gone = { (key: String, there: Set<String>) in
            key.split(separator: "/", maxSplits: 1).last.map { !there.contains(String($0)) } ?? true
        }
        decision.removals += snapshot.schedules.keys.filter { gone($0, instances) }
        decision.removals += snapshot.watches.keys.filter { gone($0, instances) }
        decision.removals += snapshot.upkeeps.keys.filter { gone($0, repositories) }
        decision.removals += snapshot.troubles.keys.filter { gone($0, repositories) }
        decision.removals.sort()
    }

    // MARK: Parts

    /// Of a run of a schedule; the same run has the same key whoever orders it.
    static func key(of kind: JobKind, _ instance: PlannedInstance, _ due: Timestamp) -> String {
        "\(kind.rawValue)/\(instance.id)/\(due.microseconds)"
    }

    func subject(_ instance: PlannedInstance, _ repository: PlannedRepository, second: String? = nil) -> JobSubject {
        JobSubject(
            project: instance.project, instance: instance.id, site: instance.site, repository: repository.id,
            secondRepository: second)
    }

    mutating func put(_ key: String, _ value: some Encodable, over revision: Int64) throws {
        decision.puts.append(ScheduleRecord(key: key, document: try WorkJSON.text(value), revision: revision))
    }

    /// Of a job that is known already nothing comes of it.
    mutating func order(_ job: PlannedJob) {
        guard snapshot.known[job.key] == nil else { return }
        decision.orders.append(job)
    }
}
