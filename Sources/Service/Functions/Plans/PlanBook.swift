internal import Catalog
internal import Core

/// The plans of a project, read, and what they cover.
struct PlanBook {
    struct Entry {
        let record: PlanRecord
        let plan: Plan
    }

    /// By name.
    let entries: [Entry]

    /// `cache` spares reading a plan that has not changed.
    init(_ transaction: CatalogTransaction, project: String, cache: FactsCache) throws {
        entries = try transaction.plans.all(in: project).map { Entry(record: $0, plan: try cache.plan($0)) }
    }

    func covering(_ instance: Instance) -> [Entry] { entries.filter { $0.plan.binding.includes(instance) } }
}

extension PlanRecord {
    /// Throws `catalog.damaged`.
    func read() throws -> Plan {
        do {
            return try PlanForms.plan(stored: document)
        } catch {
            throw TidemarkError(
                .catalogDamaged, "The catalog's plan \(name) cannot be read.",
                hint: "Was the catalog changed by hand? Apply the plan again.", cause: error)
        }
    }
}
