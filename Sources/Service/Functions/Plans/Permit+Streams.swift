internal import Catalog

/// What ends streams needs a right of its own: from then on seconds are lost.
extension Permit {
    /// An instance is changed, or taken away where it becomes nil. Throws what `require` throws.
    func requireStream(from old: Instance, to new: Instance?, _ book: PlanBook, in project: String) throws {
        let isStreamed = { (instance: Instance) in book.covering(instance).contains { $0.plan.streamsLog } }
        guard isStreamed(old), !(new.map(isStreamed) ?? false) else { return }
        try require(.stopStreaming, on: .instance(old, in: project))
    }

    /// A plan is changed, or taken away where it becomes nil. Throws what `require` throws.
    func requireStreams(
        from old: Plan, to new: Plan?, _ transaction: CatalogTransaction, in project: ProjectRecord, cache: FactsCache
    ) throws {
        guard old.streamsLog else { return }
        if let new, new.streamsLog, new.binding == old.binding { return }
        let names = try FleetNames(transaction, project)
        let others = try PlanBook(transaction, project: project.id, cache: cache).entries.map(\.plan)
            .filter { $0.name != old.name && $0.streamsLog }
        let plans = others + (new.map { $0.streamsLog ? [$0] : [] } ?? [])
        let isLost = try transaction.instances.page(in: project.id, limit: Int(Int32.max)).contains { record in
            let instance = try names.instance(record)
            return old.binding.includes(instance) && !plans.contains { $0.binding.includes(instance) }
        }
        guard isLost else { return }
        let name = old.name.description
        try require(.stopStreaming, on: ResourceReference(.plan, project: project.name, name: name))
    }
}
