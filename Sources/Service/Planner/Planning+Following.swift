internal import APIModel
internal import Core

/// What follows a base: prune, copies, and every so often a drill.
extension Planning {
    mutating func follow(
        _ base: Job, _ memory: inout ScheduleMemory, _ instance: PlannedInstance, _ plan: PlannedPlan,
        _ repository: PlannedRepository
    ) {
        let rules = plan.plan.retention
        let prunes = !rules.rules.isEmpty || rules.logDays != nil
        let copies = plan.plan.copies.compactMap { snapshot.repository($0.description, in: plan.project) }
        if prunes { orderPrune(after: base, instance, plan, repository) }
        for copy in copies {
            order(
                PlannedJob(
                    key: "copy/\(instance.id)/\(copy.id)/\(base.id)", kind: .copy,
                    subject: subject(instance, repository, second: copy.id),
                    payload: Self.text(CopyPayload(plan: plan.id))))
            // What a prune takes away of a copy was copied earlier: whichever of the two comes first, none is in the way.
            if prunes { orderPrune(after: base, instance, plan, copy) }
        }
        if memory.drills.baseCompleted(every: plan.plan.drills.afterBases) {
            order(
                PlannedJob(
                    key: "drill/\(instance.id)/after/\(base.id)", kind: .drill,
                    subject: subject(instance, repository), payload: Self.text(DrillPayload(plan: plan.id))))
        }
    }

    private mutating func orderPrune(
        after base: Job, _ instance: PlannedInstance, _ plan: PlannedPlan, _ repository: PlannedRepository
    ) {
        order(
            PlannedJob(
                key: "prune/\(instance.id)/\(repository.id)/\(base.id)", kind: .prune,
                subject: subject(instance, repository), payload: Self.text(PrunePayload(plan: plan.id))))
    }

    /// Payloads are made of texts and numbers, which always have a JSON.
    static func text(_ payload: some Encodable) -> String { (try? WorkJSON.text(payload)) ?? "{}" }
}
