package import Catalog
internal import Core

/// What the planner does to the catalog.
extension CatalogTransaction {
    /// Reads, decides and carries out, alone among planners: those of other servers wait and then find it done. Returns what
    /// was changed.
    func carryOutPlans(_ cache: PlannerCache) throws -> PlannerDecision {
        _ = try session.nextNumber(of: "planner")
        let decision = try Planning.decide(try PlannerStore(transaction: self, cache: cache).snapshot())
        try carryOut(decision)
        return decision
    }

    func carryOut(_ decision: PlannerDecision) throws {
        // Whether a job has begun must not change any more until it is withdrawn.
        if !decision.withdrawals.isEmpty { _ = try session.nextNumber(of: "claim") }
        for record in decision.puts { try schedules.put(record) }
        for key in decision.removals { try schedules.remove(key) }
        let now = try now()
        for order in decision.orders {
            let job = Job(
                id: JobID.random(), key: order.key, kind: order.kind, subject: order.subject, payload: order.payload,
                createdAt: now)
            do {
                _ = try jobs.enqueue(job)
            } catch let error as TidemarkError where error.code == .jobKey {
                // It was ordered before, for another site: what was ordered first counts.
            }
        }
        for id in decision.resumes { try resumeIfEnded(id) }
        for id in decision.cancels { _ = try jobs.cancel(id) }
        for id in decision.withdrawals {
            let hasBegun = try jobs.find(id).state != .queued
            if !hasBegun { _ = try jobs.cancel(id) }
        }
        for event in decision.events { try append(event) }
    }

    /// Somebody else may have resumed it meanwhile.
    private func resumeIfEnded(_ id: JobID) throws {
        do {
            _ = try jobs.resume(id)
        } catch let error as TidemarkError where error.code == .jobState {
            return
        }
    }

    /// What is remembered of the runs of an instance: what is due, what is active, since when it is covered. `purpose` is
    /// `base` or `drill`. Nil where no plan has been carried out for it yet.
    package func runs(of purpose: JobKind, instance: String) throws -> ScheduleMemory? {
        let key = ScheduleMemory.key(of: purpose, instance: instance)
        guard let record = try schedules.find(key) else { return nil }
        return PlannerCache().schedule(key, record.document)
    }
}
