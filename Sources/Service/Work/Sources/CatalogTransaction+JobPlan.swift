internal import APIModel
internal import Catalog

extension CatalogTransaction {
    /// The plan a job names, as it is now; else the one that covers its instance, where there is exactly one.
    func plan(named id: String?, of job: Job) throws -> PlanRecord? {
        if let id, let record = try plans.find(id) { return record }
        guard let instance = job.subject.instance else { return nil }
        let covering = try plans.covering(instance: instance)
        return covering.count == 1 ? covering.first : nil
    }

    /// An event of a job, with the names of those whom its plan wants told. Where the plan cannot be read nobody is.
    func addressed(_ event: PlannedEvent, of job: Job) throws -> PlannedEvent {
        guard event.kind.isTrouble else { return event }
        // Of a job that nobody can read the failure is told all the same.
        let payload = try? WorkJSON.value(PlannedPayload.self, in: job.payload)
        let record = try plan(named: payload?.plan, of: job)
        return event.addressed(by: try? record?.read())
    }
}
