/// Somebody is to have a role or a policy.
package struct GrantForm: Described, Hashable {
    package var subjectKind: String
    package var subject: String
    package var role: String
    /// Nil for all.
    package var project: String?

    package init(subjectKind: String, subject: String, role: String, project: String? = nil) {
        self.subjectKind = subjectKind
        self.subject = subject
        self.role = role
        self.project = project
    }

    package static var schema: Schema {
        .object([
            .required(
                "subjectKind", .word(["person", "group", "token"]),
                "A person, a group of the provider people sign in with, or a token."),
            .required("subject", .text(TextRule(least: 1, most: 200)), "Who is to have it, by name."),
            .required("role", .name, "A role or a policy, by its name."),
            .optional("project", .name, "Only what is in this project; absent for all."),
        ])
    }
}
