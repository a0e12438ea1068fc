package import Core

/// A plan as the catalog keeps it.
package struct PlanRecord: Sendable, Equatable, Identifiable {
    package let id: String
    package let project: String
    package var name: String
    /// The plan itself, as JSON.
    package var document: String
    package let createdAt: Timestamp
    /// Grows with every change; a change names the one it was made from.
    package internal(set) var revision: Int64

    package init(
        id: String, project: String, name: String, document: String, createdAt: Timestamp, revision: Int64 = 0
    ) {
        self.id = id
        self.project = project
        self.name = name
        self.document = document
        self.createdAt = createdAt
        self.revision = revision
    }
}
