package import Core

/// A site: where instances and their workers are.
package struct SiteRecord: Sendable, Equatable, Identifiable {
    package let id: String
    package let project: String
    package var name: String
    package var createdAt: Timestamp

    package init(id: String, project: String, name: String, createdAt: Timestamp) {
        self.id = id
        self.project = project
        self.name = name
        self.createdAt = createdAt
    }
}
