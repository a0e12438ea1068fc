internal import APIModel
internal import Core

/// Runs by a cycle: bases and drills.
extension Planning {
    mutating func planBases(
        of instance: PlannedInstance, _ plan: PlannedPlan, _ repository: PlannedRepository
    ) throws {
        try carry(.base, of: instance, plan, plan.plan.baseRules, repository)
    }

    mutating func planDrills(
        of instance: PlannedInstance, _ plan: PlannedPlan, _ repository: PlannedRepository
    ) throws {
        guard let rules = plan.plan.drillRules else {
            let key = ScheduleMemory.key(of: .drill, instance: instance.id)
            if snapshot.schedules[key] != nil { decision.removals.append(key) }
            return
        }
        try carry(.drill, of: instance, plan, rules, repository)
    }

    /// Carries one schedule: tells it what became of its runs, ticks it, and does what it asks for.
    private mutating func carry(
        _ kind: JobKind, of instance: PlannedInstance, _ plan: PlannedPlan, _ rules: ScheduleRules,
        _ repository: PlannedRepository
    ) throws {
        let key = ScheduleMemory.key(of: kind, instance: instance.id)
        let stored = snapshot.schedules[key]
        if let memory = stored?.value, isQuiet(kind, memory, plan, rules) { return }
        if stored?.value == nil, kind == .base, isMakingBase(instance, repository) { return }
        var memory = stored?.value ?? begin(kind, of: instance, plan, repository)
        var schedule = Schedule(oldRules(kind, memory) ?? rules, state: memory.state)
        var actions = hear(of: &schedule, &memory, kind, instance, plan, repository)
        if memory.document != plan.document || memory.plan != plan.id {
            actions += schedule.edit(to: rules, at: now)
            memory.document = plan.document
            memory.plan = plan.id
        } else {
            actions += schedule.tick(at: now)
        }
        for action in actions { try carryOut(action, kind, instance, plan, repository) }
        memory.state = schedule.state
        guard isWorthStoring(memory, over: stored?.value) else { return }
        try put(key, memory, over: stored?.revision ?? 0)
    }

    /// Whether a tick would find nothing to do: no run is waiting or going, and none is due yet.
    private func isQuiet(
        _ kind: JobKind, _ memory: ScheduleMemory, _ plan: PlannedPlan, _ rules: ScheduleRules
    ) -> Bool {
        let state = memory.state
        guard state.due == nil, state.active == nil, memory.document == plan.document, memory.plan == plan.id,
            now >= state.seen, now.seconds(since: state.seen) < Self.seenSeconds, now >= state.handled
        else { return false }
        return snapshot.memo.next(of: rules.cycle, plan.document, kind, after: state.handled).map { $0 > now } ?? true
    }

    /// Whether somebody's own base is being made there: when it has ended it is known whether the plan needs one at once.
    private func isMakingBase(_ instance: PlannedInstance, _ repository: PlannedRepository) -> Bool {
        (live[instance.id] ?? []).contains { job in
            guard job.kind == .base, job.subject.repository == repository.id else { return false }
            // One that nobody takes must not keep the plan from its own.
            return job.state == .running
                || job.state == .queued && now.seconds(since: job.createdAt) < Self.bindingSeconds
        }
    }

    /// An instance that a plan has just been bound to gets its first base at once, unless it has one there already.
    private func begin(
        _ kind: JobKind, of instance: PlannedInstance, _ plan: PlannedPlan, _ repository: PlannedRepository
    ) -> ScheduleMemory {
        let facts = snapshot.facts[instance.id]
        let hasBase = facts?.repository == repository.id && !(facts?.bases.isEmpty ?? true)
        let state = ScheduleState(since: now, runsAtOnce: kind == .base && !hasBase)
        return ScheduleMemory(plan: plan.id, document: plan.document, state: state, since: now)
    }

    /// The rules that counted until now; nil where they cannot be read any more.
    private func oldRules(_ kind: JobKind, _ memory: ScheduleMemory) -> ScheduleRules? {
        if let same = snapshot.plans.first(where: { $0.id == memory.plan && $0.document == memory.document }) {
            return kind == .base ? same.plan.baseRules : same.plan.drillRules
        }
        guard let old = try? WorkJSON.value(Plan.self, in: memory.document) else { return nil }
        return kind == .base ? old.baseRules : old.drillRules
    }

    /// What became of the run that was ordered.
    private mutating func hear(
        of schedule: inout Schedule, _ memory: inout ScheduleMemory, _ kind: JobKind, _ instance: PlannedInstance,
        _ plan: PlannedPlan, _ repository: PlannedRepository
    ) -> [ScheduleAction] {
        var actions: [ScheduleAction] = []
        if let waiting = schedule.state.due, let job = snapshot.known[Self.key(of: kind, instance, waiting.due)] {
            // One that was withdrawn and has not begun is no news.
            if let started = job.startedAt { actions += schedule.started(due: waiting.due, at: started) }
            if job.startedAt == nil, job.state.isFinal, waiting.isOrdered {
                actions += schedule.ended(due: waiting.due, at: now)
            }
        }
        if let active = schedule.state.active {
            let job = snapshot.known[Self.key(of: kind, instance, active.due)]
            if let job, job.state == .succeeded, kind == .base { follow(job, &memory, instance, plan, repository) }
            // A job that nobody knows of was removed: its run will not end otherwise.
            if job?.state.isFinal ?? true { actions += schedule.ended(due: active.due, at: now) }
        }
        return actions
    }

    private mutating func carryOut(
        _ action: ScheduleAction, _ kind: JobKind, _ instance: PlannedInstance, _ plan: PlannedPlan,
        _ repository: PlannedRepository
    ) throws {
        switch action {
        case .order(let run):
            let key = Self.key(of: kind, instance, run.due)
            if let job = snapshot.known[key] {
                if job.state == .cancelled { decision.resumes.append(job.id) }
            } else {
                let payload =
                    kind == .base
                    ? try WorkJSON.text(BasePayload(plan: plan.id, due: run.due))
                    : try WorkJSON.text(DrillPayload(plan: plan.id, due: run.due))
                order(
                    PlannedJob(key: key, kind: kind, subject: subject(instance, repository), payload: payload))
            }
            if run.kind == .late { tell(.runLate, instance, kind, run.due) }
        case .withdraw(let due):
            let job = snapshot.known[Self.key(of: kind, instance, due)]
            if let job, job.state == .queued { decision.withdrawals.append(job.id) }
        case .hold(let due): tell(.runHeld, instance, kind, due)
        case .resume(let due): tell(.runResumed, instance, kind, due)
        case .report(let report):
            decision.events.append(PlannedEvent(report, of: instance, purpose: kind.rawValue))
        }
    }

    private mutating func tell(_ event: EventKind, _ instance: PlannedInstance, _ kind: JobKind, _ due: Timestamp) {
        decision.events.append(
            PlannedEvent(
                event, project: instance.project, instance: instance.id,
                ["purpose": kind.rawValue, "due": "\(due)"]))
    }

    /// The log goes on in a run that no base belongs to, as after a gap: one base out of turn gives it restore points.
    /// Returns the run it is for.
    mutating func orderBaseOutOfTurn(
        of instance: PlannedInstance, _ plan: PlannedPlan, _ repository: PlannedRepository
    ) -> String? {
        guard plan.plan.streamsLog, let facts = snapshot.facts[instance.id], facts.repository == repository.id,
            facts.lacksBase(at: now), let run = facts.run,
            plan.plan.window?.isOpen(at: now, in: plan.plan.cycle.zone) ?? true,
            snapshot.watches[WatchMemory.key(of: instance.id)]?.value?.servedRun != run,
            !(live[instance.id] ?? []).contains(where: { $0.kind == .base }),
            !decision.orders.contains(where: { $0.kind == .base && $0.subject.instance == instance.id })
        else { return nil }
        order(
            PlannedJob(
                key: "base/\(instance.id)/run/\(run)", kind: .base, subject: subject(instance, repository),
                payload: Self.text(BasePayload(plan: plan.id, due: now))))
        return run
    }

    private func isWorthStoring(_ memory: ScheduleMemory, over old: ScheduleMemory?) -> Bool {
        guard let old else { return true }
        var same = memory
        same.state.seen = old.state.seen
        // A clock that was set back is told of once.
        return same != old || now < old.state.seen || now.seconds(since: old.state.seen) >= Self.seenSeconds
    }
}
