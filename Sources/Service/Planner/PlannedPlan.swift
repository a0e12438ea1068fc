package import Catalog

/// A plan with what it is bound to.
package struct PlannedPlan: Sendable, Hashable {
    package let id: String
    package let project: String
    package let plan: Plan
    /// As it is stored.
    package let document: String
    private let names: Set<String>
    /// All of them are wanted.
    private let tags: [String]
    private let boundInstances: Set<String>
    /// One of them is enough.
    private let boundTags: Set<String>

    package init(id: String, project: String, plan: Plan, document: String, bindings: Set<PlanBinding> = []) {
        self.id = id
        self.project = project
        self.plan = plan
        self.document = document
        names = Set(plan.binding.names.map(\.description))
        tags = plan.binding.tags.map(\.description)
        var instances: Set<String> = []
        var marks: Set<String> = []
        for binding in bindings {
            switch binding {
            case .instance(let id): instances.insert(id)
            case .tag(let tag): marks.insert(tag)
            }
        }
        boundInstances = instances
        boundTags = marks
    }

    /// Whether it covers an instance: by name, by all of its tags, or by a binding of the catalog. Tags of a binding count
    /// where the plan itself names none.
    package func covers(_ instance: PlannedInstance) -> Bool {
        guard instance.project == project else { return false }
        if names.contains(instance.name) || boundInstances.contains(instance.id) { return true }
        guard tags.isEmpty else { return tags.allSatisfy { instance.tags.contains($0) } }
        return !boundTags.isDisjoint(with: instance.tags)
    }
}
