package import Core

/// An instance as the catalog keeps it. Its credentials are read apart, by those who need them.
package struct InstanceRecord: Sendable, Equatable, Identifiable {
    package let id: String
    package let project: String
    package var site: String
    package var name: String
    /// Where it answers, without credentials.
    package var endpoint: String
    /// Everything else that is known of it, as JSON.
    package var document: String
    package var tags: Set<String>
    package let createdAt: Timestamp
    /// Grows with every change; a change names the one it was made from.
    package internal(set) var revision: Int64

    package init(
        id: String, project: String, site: String, name: String, endpoint: String, document: String = "{}",
        tags: Set<String> = [], createdAt: Timestamp, revision: Int64 = 0
    ) {
        self.id = id
        self.project = project
        self.site = site
        self.name = name
        self.endpoint = endpoint
        self.document = document
        self.tags = tags
        self.createdAt = createdAt
        self.revision = revision
    }
}
