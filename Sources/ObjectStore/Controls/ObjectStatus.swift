package import Core

/// What a store says of one object beside its bytes.
package struct ObjectStatus: Sendable, Hashable {
    /// Bytes.
    package var size: UInt64
    package var storageClass: StorageClass
    /// In an archive class, or in the archive part of a class that moves objects by itself.
    package var isArchived: Bool
    package var retrieval: RetrievalState
    package var retention: ObjectRetention?
    package var isHeld: Bool

    package init(
        size: UInt64, storageClass: StorageClass = .standard, isArchived: Bool = false,
        retrieval: RetrievalState = .notAsked, retention: ObjectRetention? = nil, isHeld: Bool = false
    ) {
        self.size = size
        self.storageClass = storageClass
        self.isArchived = isArchived
        self.retrieval = retrieval
        self.retention = retention
        self.isHeld = isHeld
    }

    /// Whether a read can succeed now.
    package var isReadable: Bool {
        if !isArchived { return true }
        if case .available = retrieval { return true }
        return false
    }

    /// Whether the store would refuse to delete it at that time.
    package func isLocked(at now: Timestamp) -> Bool { isHeld || (retention.map { $0.until > now } ?? false) }
}
