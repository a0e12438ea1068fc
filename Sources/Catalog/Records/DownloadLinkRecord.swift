package import Core

/// A link by which an export is fetched.
package struct DownloadLinkRecord: Sendable, Equatable {
    package let id: String
    package let export: String
    /// Identifier in the catalog.
    package let project: String
    /// SHA-256 of its secret, hexadecimal.
    package let digest: String
    /// Who made it.
    package let owner: String
    /// Ranges that it may be used from; empty for any.
    package let addresses: [String]
    package let createdAt: Timestamp
    package let expiresAt: Timestamp
    package let mostUses: Int64
    package let uses: Int64
    package let usedAt: Timestamp?
    package let revokedAt: Timestamp?
    package let revokedBy: String?

    package init(
        id: String, export: String, project: String, digest: String, owner: String, addresses: [String],
        createdAt: Timestamp, expiresAt: Timestamp, mostUses: Int64, uses: Int64 = 0, usedAt: Timestamp? = nil,
        revokedAt: Timestamp? = nil, revokedBy: String? = nil
    ) {
        self.id = id
        self.export = export
        self.project = project
        self.digest = digest
        self.owner = owner
        self.addresses = addresses
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.mostUses = mostUses
        self.uses = uses
        self.usedAt = usedAt
        self.revokedAt = revokedAt
        self.revokedBy = revokedBy
    }
}
