package import APIModel
package import Core

/// What is known of a repository as far as it holds an instance.
package struct StoreObservation: Sendable, Hashable {
    package var name: String
    /// Without credentials.
    package var url: String
    /// It holds a copy, and is not where bases and log go first.
    package var isCopy: Bool
    /// Bases of the instance; nil where nobody has said.
    package var bases: UInt64?
    /// The newest of them, by its first restore point.
    package var newest: Timestamp?
    /// Where its key is; nil where the service has none.
    package var key: AssignedKey.Kind?
    /// Nil where nobody has looked.
    package var lock: ReportedLock?

    package init(name: String, url: String, isCopy: Bool) {
        self.name = name
        self.url = url
        self.isCopy = isCopy
    }

    /// It is known to hold something that can be restored.
    package var holdsBase: Bool { bases ?? 0 > 0 }
    package var place: StorePlace { StorePlace(url: url) }
}
