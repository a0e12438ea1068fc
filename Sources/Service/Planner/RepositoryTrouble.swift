package import Core

/// What was told of a repository's store, until it is back.
package struct RepositoryTrouble: Sendable, Codable, Hashable {
    /// Of the event that told it.
    package var kind: String
    package var since: Timestamp

    package init(kind: String, since: Timestamp) {
        self.kind = kind
        self.since = since
    }

    package static let prefix = "store"
    package static func key(of repository: String) -> String { "\(prefix)/\(repository)" }
}
