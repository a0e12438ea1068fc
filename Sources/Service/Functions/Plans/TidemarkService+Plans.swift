package import APIModel
internal import Catalog
internal import Core

/// Plans.
extension TidemarkService {
    /// Of one project, by name.
    package func plans(
        _ caller: Caller, in project: String, _ page: PageRequest
    ) async throws -> Page<PlanDocument> {
        return try await read(caller, .listPlans, on: ResourceReference(.plan, project: project)) {
            transaction, permit in
            let owner = try transaction.project(named: project)
            let now = try transaction.now()
            let coverage = try transaction.coverage(in: owner.id)
            let rows = try permit.seen(page, by: .showPlan, key: \.name) {
                ResourceReference(.plan, project: project, name: $0.name)
            } _: {
                try transaction.plans.page(in: owner.id, after: $0, limit: $1)
            }
            return try Page(rows, page, key: \.name) { record in
                PlanDocument(
                    record, try facts.plan(record), project: project, covered: coverage[record.id] ?? 0, at: now)
            }
        }
    }

    /// Throws `catalog.missing`.
    package func plan(_ caller: Caller, named name: String, in project: String) async throws -> PlanDocument {
        return try await read(caller, .showPlan, on: ResourceReference(.plan, project: project, name: name)) {
            transaction, _ in try transaction.planDocument(named: name, in: project)
        }
    }

    /// `value` is a plan with its name. Throws `RefusedFields`, `catalog.exists`, `catalog.missing` for the project.
    package func addPlan(_ caller: Caller, _ value: ConfigValue, in project: String) async throws -> PlanDocument {
        let plan = try PlanForms.plan(value)
        let resource = ResourceReference(.plan, project: project, name: plan.name.description)
        return try await write(caller, .addPlan, on: resource) { transaction, _ in
            let owner = try transaction.project(named: project)
            try transaction.add(plan, in: owner)
            return try transaction.planDocument(named: plan.name.description, in: project)
        }
    }

    /// Replaces a plan; `value` is one with its name, which stays. Throws `RefusedFields`, `catalog.missing`,
    /// `catalog.changed`.
    package func changePlan(
        _ caller: Caller, named name: String, in project: String, to value: ConfigValue, over revision: Int64?
    ) async throws -> PlanDocument {
        let resource = ResourceReference(.plan, project: project, name: name)
        let plan = try PlanForms.plan(value)
        guard plan.name.description == name else {
            throw RefusedFields(
                path: "name", "A plan keeps its name.", hint: "Write \(name), or add another plan.")
        }
        return try await write(caller, .changePlan, on: resource) { transaction, permit in
            let owner = try transaction.project(named: project)
            let record = try transaction.plan(named: name, in: owner)
            try Revision.require(revision, is: record.revision, "The plan \(name)")
            let old = try record.read()
            if plan.retention.isShorter(than: old.retention) { try permit.require(.shortenRetention, on: resource) }
            try permit.requireStreams(from: old, to: plan, transaction, in: owner, cache: facts)
            try transaction.store(plan, over: record, in: owner)
            return try transaction.planDocument(named: name, in: project)
        }
    }

    /// Its instances are unprotected from now on, unless another covers them. Throws `catalog.missing`, `catalog.changed`.
    package func removePlan(
        _ caller: Caller, named name: String, in project: String, over revision: Int64?
    ) async throws {
        try await write(caller, .removePlan, on: ResourceReference(.plan, project: project, name: name)) {
            transaction, permit in
            let owner = try transaction.project(named: project)
            let record = try transaction.plan(named: name, in: owner)
            try Revision.require(revision, is: record.revision, "The plan \(name)")
            try permit.requireStreams(from: try record.read(), to: nil, transaction, in: owner, cache: facts)
            try transaction.plans.remove(record.id)
        }
    }

    /// Adds and changes the plans under `plans:` of a document, all of them or none; others stay as they are. With
    /// `isDryRun` nothing is changed. Throws `RefusedFields` with every problem.
    package func applyPlans(
        _ caller: Caller, _ document: ConfigValue, in project: String, isDryRun: Bool
    ) async throws -> ApplyReport {
        let problems = ConfigProblems()
        let plans = PlanReader.read(document, problems)
        for plan in plans {
            let name = plan.name.description
            if let problem = ReservedNames.problem(with: name, path: "plans.\(name)") { problems.add(problem) }
        }
        guard problems.isEmpty else { throw RefusedFields(problems.list) }
        let resource = ResourceReference(.plan, project: project)
        guard !isDryRun else {
            return try await read(caller, .applyPlans, on: resource) { transaction, permit in
                try Self.requireEach(plans, permit, in: project)
                return ApplyReport(isDryRun: true, plans: try comparison(transaction, plans, project).map(\.row))
            }
        }
        return try await write(caller, .applyPlans, on: resource) { transaction, permit in
            try Self.requireEach(plans, permit, in: project)
            let steps = try comparison(transaction, plans, project)
            let owner = try transaction.project(named: project)
            for step in steps {
                let resource = ResourceReference(.plan, project: project, name: step.row.name)
                if step.isShorter { try permit.require(.shortenRetention, on: resource) }
                if let old = step.old {
                    try permit.requireStreams(from: old, to: step.plan, transaction, in: owner, cache: facts)
                }
                switch (step.row.outcome, step.record) {
                case (.added, _): try transaction.add(step.plan, in: owner)
                case (.changed, let record?): try transaction.store(step.plan, over: record, in: owner)
                case (.changed, nil), (.unchanged, _): break
                }
            }
            return ApplyReport(isDryRun: false, plans: steps.map(\.row))
        }
    }

    /// Throws what `Permit.require` throws for the first that the caller may not change.
    private static func requireEach(_ plans: [Plan], _ permit: Permit, in project: String) throws {
        for plan in plans {
            let resource = ResourceReference(.plan, project: project, name: plan.name.description)
            try permit.requireEach(.changePlan, on: resource)
        }
    }

    /// What applying one plan comes to.
    private struct Step {
        let plan: Plan
        let old: Plan?
        let record: PlanRecord?
        let row: ApplyRow
        let isShorter: Bool
    }

    private func comparison(
        _ transaction: CatalogTransaction, _ plans: [Plan], _ project: String
    ) throws -> [Step] {
        let owner = try transaction.project(named: project)
        let book = try PlanBook(transaction, project: owner.id, cache: facts)
        let known = Dictionary(book.entries.map { ($0.record.name, $0) }) { first, _ in first }
        return plans.map { plan in
            let name = plan.name.description
            guard let old = known[name] else {
                return Step(
                    plan: plan, old: nil, record: nil, row: ApplyRow(name: name, outcome: .added), isShorter: false)
            }
            let changes = plan.changes(from: old.plan).map(\.difference)
            let row = ApplyRow(
                name: name, outcome: changes.isEmpty ? .unchanged : .changed,
                changes: changes.isEmpty ? nil : changes)
            return Step(
                plan: plan, old: old.plan, record: old.record, row: row,
                isShorter: plan.retention.isShorter(than: old.plan.retention))
        }
    }
}
