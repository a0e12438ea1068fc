package import Core

/// A role, or a policy, that somebody has.
package struct Grant: Sendable, Hashable {
    package let id: String
    package let subject: GrantSubject
    /// A built-in role or a policy, by its name.
    package let role: String
    /// By its name; nil for all.
    package let project: String?
    package let createdAt: Timestamp
    package let createdBy: String

    package init(
        id: String, subject: GrantSubject, role: String, project: String?, createdAt: Timestamp, createdBy: String
    ) {
        self.id = id
        self.subject = subject
        self.role = role
        self.project = project
        self.createdAt = createdAt
        self.createdBy = createdBy
    }
}
