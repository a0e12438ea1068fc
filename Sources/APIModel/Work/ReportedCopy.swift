package import Core

/// What a repository that an instance is copied to holds of it.
package struct ReportedCopy: Sendable, Codable, Hashable {
    /// Identifier of that repository.
    package var repository: String
    package var bases: UInt64
    package var newest: Timestamp?
    package var storedBytes: UInt64
    /// How that repository keeps what is stored from change; nil where nobody has looked.
    package var lock: ReportedLock?

    package init(
        repository: String, bases: UInt64, newest: Timestamp?, storedBytes: UInt64, lock: ReportedLock? = nil
    ) {
        self.repository = repository
        self.bases = bases
        self.newest = newest
        self.storedBytes = storedBytes
        self.lock = lock
    }
}
