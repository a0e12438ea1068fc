/// Who may act in a project, in figures.
package struct RightsDocument: Described, Hashable {
    /// The service keeps rights that can be counted; where it does not, the rest is empty.
    package var isAvailable: Bool
    package var roles: [RoleCount]

    package init(isAvailable: Bool, roles: [RoleCount]) {
        self.isAvailable = isAvailable
        self.roles = roles
    }

    package static var schema: Schema {
        .object([
            .required("isAvailable", .boolean, "The service keeps rights that can be counted."),
            .required("roles", .list(.type(RoleCount.self)), "By role."),
        ])
    }
}
