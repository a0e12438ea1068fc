internal import Catalog

extension CatalogTransaction {
    /// What proves that the audit is whole, as far as the catalog keeps one.
    func auditProof() throws -> AuditProof {
        // Nothing of the schema holds a chain of entries.
        .notAvailable
    }
}
