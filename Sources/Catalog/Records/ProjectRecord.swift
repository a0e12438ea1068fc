package import Core

/// A project: what one team sees.
package struct ProjectRecord: Sendable, Equatable, Identifiable {
    package let id: String
    package var name: String
    /// For people; may be empty.
    package var title: String
    package var createdAt: Timestamp
    /// Grows with every change; a change names the one it was made from.
    package internal(set) var revision: Int64

    package init(id: String, name: String, title: String = "", createdAt: Timestamp, revision: Int64 = 0) {
        self.id = id
        self.name = name
        self.title = title
        self.createdAt = createdAt
        self.revision = revision
    }
}
