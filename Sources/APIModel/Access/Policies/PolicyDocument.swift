/// Rules under a name, to be granted like a role.
package struct PolicyDocument: Described, Hashable {
    package var name: String
    package var title: String
    package var rules: [PolicyRuleForm]
    package var createdAt: WireTime
    /// Grows with every change; the ETag.
    package var revision: Int64

    package init(name: String, title: String, rules: [PolicyRuleForm], createdAt: WireTime, revision: Int64) {
        self.name = name
        self.title = title
        self.rules = rules
        self.createdAt = createdAt
        self.revision = revision
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique among policies and roles."),
            .required("title", .text(), "For people, one line; may be empty."),
            .required(
                "rules", .list(.type(PolicyRuleForm.self), most: 100),
                "What no rule allows is denied; one that denies wins over all that allow."),
            .required("createdAt", .time, "When it was made."),
            .required("revision", .count, "Grows with every change; the ETag."),
        ])
    }
}
