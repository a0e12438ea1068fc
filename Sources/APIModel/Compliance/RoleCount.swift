/// How many hold a role, in a project or in all of them.
package struct RoleCount: Described, Hashable {
    package var role: String
    package var people: Int
    package var groups: Int
    package var tokens: Int

    package init(role: String, people: Int, groups: Int, tokens: Int) {
        self.role = role
        self.people = people
        self.groups = groups
        self.tokens = tokens
    }

    package static var schema: Schema {
        .object([
            .required("role", .text(), "A role or a policy."), .required("people", .count, "Who hold it themselves."),
            .required("groups", .count, "Whose members hold it."),
            .required("tokens", .count, "Machines that hold it."),
        ])
    }
}
