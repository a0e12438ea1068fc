package import Repository

/// An instance that came back from a repository's own description.
package struct RecoveredInstance: Sendable, Equatable {
    /// In the catalog.
    package let name: String
    /// In the repository.
    package let storedName: String
    /// Where it answered when it was seen last, as the server named itself; nil where the repository does not know.
    package let endpoint: String?
    /// Complete ones.
    package let bases: Int
    /// Spans in which every second is a restore point.
    package let windows: [Window]
}
