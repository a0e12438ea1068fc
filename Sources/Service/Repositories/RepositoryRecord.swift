package import Core

/// A repository as the catalog keeps it. What opens it is read apart, by those who need it.
package struct RepositoryRecord: Sendable, Equatable, Identifiable {
    package let id: String
    package let project: String
    /// As plans name it; unique in its project.
    package var name: String
    /// Without credentials.
    package var url: String
    package var settings: RepositorySettings
    package let createdAt: Timestamp
    /// Grows with every change; a change names the one it was made from.
    package internal(set) var revision: Int64

    package init(
        id: String, project: String, name: String, url: String, settings: RepositorySettings = RepositorySettings(),
        createdAt: Timestamp, revision: Int64 = 0
    ) {
        self.id = id
        self.project = project
        self.name = name
        self.url = url
        self.settings = settings
        self.createdAt = createdAt
        self.revision = revision
    }
}
