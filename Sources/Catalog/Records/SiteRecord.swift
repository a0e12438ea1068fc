package import Core

/// A site: where instances and their workers are.
package struct SiteRecord: Sendable, Equatable, Identifiable {
    package let id: String
    package let project: String
    package var name: String
    /// For people; may be empty.
    package var title: String
    package var createdAt: Timestamp
    /// Grows with every change; a change names the one it was made from.
    package internal(set) var revision: Int64

    package init(
        id: String, project: String, name: String, title: String = "", createdAt: Timestamp, revision: Int64 = 0
    ) {
        self.id = id
        self.project = project
        self.name = name
        self.title = title
        self.createdAt = createdAt
        self.revision = revision
    }
}
