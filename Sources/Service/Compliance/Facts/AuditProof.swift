package import APIModel
package import Core

/// What proves that the audit is whole.
package enum AuditProof: Sendable, Hashable {
    /// Nothing has been written down yet.
    case notAvailable
    case chain(Chain)

    package struct Chain: Sendable, Hashable {
        /// The number of the last entry.
        package var entries: Int64
        /// When it was checked last, and whether every entry was in its place; nil where it never was.
        package var verified: (at: Timestamp, isIntact: Bool)? {
            guard let verifiedAt else { return nil }
            return (verifiedAt, isIntact)
        }
        /// When the last signed checkpoint was stored in a repository.
        package var checkpointAt: Timestamp?
        private var verifiedAt: Timestamp?
        private var isIntact = false

        package init(entries: Int64, verified: (at: Timestamp, isIntact: Bool)?, checkpointAt: Timestamp?) {
            self.entries = entries
            self.checkpointAt = checkpointAt
            verifiedAt = verified?.at
            isIntact = verified?.isIntact ?? false
        }
    }

    package var document: AuditProofDocument {
        switch self {
        case .notAvailable: AuditProofDocument(isAvailable: false)
        case .chain(let chain):
            AuditProofDocument(
                isAvailable: true, entries: chain.entries, verifiedAt: chain.verified.map { WireTime($0.at) },
                isIntact: chain.verified?.isIntact, checkpointAt: chain.checkpointAt.map { WireTime($0) })
        }
    }
}
