/// A role or policy that somebody has.
package struct GrantDocument: Described, Hashable {
    package var id: String
    package var subjectKind: String
    package var subject: String
    package var role: String
    /// Nil for all.
    package var project: String?
    package var createdAt: WireTime
    package var createdBy: String

    package init(
        id: String, subjectKind: String, subject: String, role: String, project: String?, createdAt: WireTime,
        createdBy: String
    ) {
        self.id = id
        self.subjectKind = subjectKind
        self.subject = subject
        self.role = role
        self.project = project
        self.createdAt = createdAt
        self.createdBy = createdBy
    }

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names the grant."),
            .required(
                "subjectKind", .word(["person", "group", "token"]),
                "A person, a group of the provider people sign in with, or a token."),
            .required("subject", .text(), "Who has it, by name."),
            .required("role", .text(), "A role or a policy, by its name."),
            .optional("project", .text(), "Only what is in this project; absent for all."),
            .required("createdAt", .time, "When it was given."),
            .required("createdBy", .text(), "Who gave it."),
        ])
    }
}
