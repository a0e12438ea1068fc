package import Core

/// A project: what one team sees.
package struct ProjectRecord: Sendable, Equatable, Identifiable {
    package let id: String
    package var name: String
    package var createdAt: Timestamp

    package init(id: String, name: String, createdAt: Timestamp) {
        self.id = id
        self.name = name
        self.createdAt = createdAt
    }
}
