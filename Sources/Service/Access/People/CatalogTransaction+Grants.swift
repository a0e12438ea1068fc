internal import Catalog

extension CatalogTransaction {
    /// What was granted to a person goes with the person: the next one of that name begins with nothing.
    func forgetGrants(of person: String) throws {
        guard try CatalogSchema().table("grants") != nil else { return }
        try session.execute("DELETE FROM grants WHERE subject_kind = 'person' AND subject = ?", [.text(person)])
    }
}
