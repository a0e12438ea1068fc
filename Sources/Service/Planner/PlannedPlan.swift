package import Catalog

/// A plan with what it is bound to.
package struct PlannedPlan: Sendable, Hashable {
    package var id: String
    package var project: String
    package var plan: Plan
    /// As it is stored.
    package var document: String
    package var bindings: Set<PlanBinding>

    package init(id: String, project: String, plan: Plan, document: String, bindings: Set<PlanBinding> = []) {
        self.id = id
        self.project = project
        self.plan = plan
        self.document = document
        self.bindings = bindings
    }

    /// Whether it covers an instance: by name, by all of its tags, or by a binding of the catalog.
    package func covers(_ instance: PlannedInstance) -> Bool {
        guard instance.project == project else { return false }
        if plan.binding.names.contains(where: { $0.description == instance.name }) { return true }
        if bindings.contains(.instance(instance.id)) { return true }
        let wanted = plan.binding.tags.map(\.description)
        guard wanted.isEmpty else { return wanted.allSatisfy(instance.tags.contains) }
        return bindings.contains { if case .tag(let tag) = $0 { instance.tags.contains(tag) } else { false } }
    }
}
