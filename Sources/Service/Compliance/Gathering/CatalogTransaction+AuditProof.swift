internal import Catalog

extension CatalogTransaction {
    /// What proves that the audit is whole: where it ends, what was found when it was last looked through, and when its newest
    /// checkpoint came to a repository.
    func auditProof() throws -> AuditProof {
        guard let head = try audit.head() else { return .notAvailable }
        let verified = try AuditSettings(transaction: self).verified()
        return .chain(
            AuditProof.Chain(
                entries: head.number,
                verified: verified.map { ($0.at, $0.problem == nil && $0.conflict == nil) },
                checkpointAt: try auditCheckpoints.copies().compactMap(\.storedAt).max()))
    }
}
