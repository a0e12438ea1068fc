/// A plan: what is wanted for the instances it is bound to.
package struct PlanDocument: Described, Hashable {
    package var name: String
    package var project: String
    package var plan: PlanForm
    /// How many instances it covers now.
    package var instances: Int
    /// When its next base is due by its cycle.
    package var nextBaseAt: WireTime?
    package var createdAt: WireTime
    /// Grows with every change; the ETag.
    package var revision: Int64

    package init(
        name: String, project: String, plan: PlanForm, instances: Int, nextBaseAt: WireTime?, createdAt: WireTime,
        revision: Int64
    ) {
        self.name = name
        self.project = project
        self.plan = plan
        self.instances = instances
        self.nextBaseAt = nextBaseAt
        self.createdAt = createdAt
        self.revision = revision
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique in its project."),
            .required("project", .name, "Its project."),
            .required("plan", .type(PlanForm.self), "Its canonical plain form: without what has its default."),
            .required("instances", .count, "How many instances it covers now."),
            .optional("nextBaseAt", .time, "When its next base is due by its cycle."),
            .required("createdAt", .time, "When it was added."),
            .required("revision", .count, "Grows with every change; the ETag."),
        ])
    }
}
