internal import APIModel
internal import Catalog
internal import Core

/// What is set of the audit, and what was last found in it.
struct AuditSettings {
    let transaction: CatalogTransaction

    /// How long entries are kept.
    struct Retention: Codable {
        var days: Int
    }

    /// What the last look through the audit has found.
    struct Verified: Codable {
        var at: Timestamp
        var through: Int64
        var findings: Int64
        /// The first finding; nil where nothing is wrong.
        var problem: String?
        /// Why it cannot be signed, or what a repository holds cannot be the same audit; nil where nothing is wrong.
        var conflict: String?
    }

    static let days = 400
    static let least = 180

    private static let retention = "audit.retention"
    private static let verified = "audit.verified"

    /// With the revision a change names; 0 where it was never set.
    func retention() throws -> (days: Int, revision: Int64) {
        guard let stored = try transaction.settings.value(of: Self.retention) else { return (Self.days, 0) }
        let days = try WorkJSON.value(Retention.self, in: stored.document).days
        return (max(Self.least, days), stored.revision)
    }

    /// Throws `catalog.changed` where the revision is another by now.
    func setRetention(_ days: Int, over revision: Int64) throws {
        try transaction.settings.set(
            Self.retention, to: try WorkJSON.text(Retention(days: days)), over: revision == 0 ? nil : revision)
    }

    /// Nil where it was never looked through.
    func verified() throws -> Verified? {
        try transaction.settings.value(of: Self.verified).map { try WorkJSON.value(Verified.self, in: $0.document) }
    }

    /// Keeps what was found. Returns whether it is a trouble that was not known before.
    func setVerified(_ found: Verified) throws -> Bool {
        let known = try transaction.settings.value(of: Self.verified)
        let before = try verified()
        try transaction.settings.set(Self.verified, to: try WorkJSON.text(found), over: known?.revision)
        return found.problem != nil && before?.problem != found.problem
            || found.conflict != nil && before?.conflict != found.conflict
    }
}
