internal import APIModel
internal import Catalog
internal import Core

extension CatalogTransaction {
    /// Throws `catalog.missing`.
    func plan(named name: String, in project: ProjectRecord) throws -> PlanRecord {
        guard let record = try plans.named(name, in: project.id) else {
            throw session.missing("plan \(name) in the project \(project.name)")
        }
        return record
    }

    /// Throws `catalog.exists` where the name is taken.
    func add(_ plan: Plan, in project: ProjectRecord) throws {
        let now = try self.now()
        let record = PlanRecord(
            id: Identifier.make(at: now), project: project.id, name: plan.name.description,
            document: try PlanForms.stored(plan), createdAt: now)
        try plans.add(record)
        try bind(plan, id: record.id, in: project)
    }

    /// Throws `catalog.changed` where the record is not the newest.
    func store(_ plan: Plan, over record: PlanRecord, in project: ProjectRecord) throws {
        var changed = record
        changed.document = try PlanForms.stored(plan)
        try plans.update(changed)
        try bind(plan, id: record.id, in: project)
    }

    func planDocument(named name: String, in project: String) throws -> PlanDocument {
        let owner = try self.project(named: project)
        let record = try plan(named: name, in: owner)
        return PlanDocument(
            record, try record.read(), project: project, covered: try plans.bindings(of: record.id).count,
            at: try now())
    }
}

extension PlanDocument {
    init(_ record: PlanRecord, _ plan: Plan, project: String, covered: Int, at now: Timestamp) {
        self.init(
            name: record.name, project: project, plan: PlanForms.form(plan), instances: covered,
            nextBaseAt: plan.cycle.next(after: now).map { WireTime($0) }, createdAt: WireTime(record.createdAt),
            revision: record.revision)
    }
}
