package import Core

/// What a repository that an instance is copied to holds of it.
package struct ReportedCopy: Sendable, Codable, Hashable {
    /// Identifier of that repository.
    package var repository: String
    package var bases: UInt64
    package var newest: Timestamp?
    package var storedBytes: UInt64

    package init(repository: String, bases: UInt64, newest: Timestamp?, storedBytes: UInt64) {
        self.repository = repository
        self.bases = bases
        self.newest = newest
        self.storedBytes = storedBytes
    }
}
