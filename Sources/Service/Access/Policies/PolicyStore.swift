internal import APIModel
internal import Catalog
internal import Core

/// The policies of a catalog. Built-in roles are none of them.
struct PolicyStore {
    let session: any CatalogSession

    private static let columns = "name, title, document, created_at, revision"

    /// Throws `catalog.exists` where the name is taken.
    func add(_ policy: PolicyRecord) throws {
        try session.execute(
            "INSERT INTO policies (\(Self.columns)) VALUES (?, ?, ?, ?, 0)",
            [.text(policy.name), .text(policy.title), .text(try Self.document(policy)), CatalogValue(policy.createdAt)])
        try noteChange()
    }

    /// Throws `catalog.changed` where there is another revision by now.
    func update(_ policy: PolicyRecord) throws {
        try session.change(
            "The policy \(policy.name)",
            "UPDATE policies SET title = ?, document = ?, revision = revision + 1 WHERE name = ? AND revision = ?",
            [.text(policy.title), .text(try Self.document(policy)), .text(policy.name), .integer(policy.revision)])
        try noteChange()
    }

    /// Throws `catalog.missing`.
    func remove(_ name: String) throws {
        try session.remove("policy \(name)", "DELETE FROM policies WHERE name = ?", [.text(name)])
        try noteChange()
    }

    /// Throws `catalog.damaged`.
    func find(_ name: String) throws -> PolicyRecord? {
        try session.first("SELECT \(Self.columns) FROM policies WHERE name = ?", [.text(name)]).map(Self.record)
    }

    /// By name. Throws `catalog.damaged`.
    func all() throws -> [PolicyRecord] {
        try session.query("SELECT \(Self.columns) FROM policies ORDER BY name").map(Self.record)
    }

    private func noteChange() throws { _ = try session.nextNumber(of: "access") }

    private static func document(_ policy: PolicyRecord) throws -> String {
        try WorkJSON.text(policy.rules.map(\.form))
    }

    private static func record(_ row: CatalogRow) throws -> PolicyRecord {
        let name = try row.text("name")
        do {
            let forms = try WorkJSON.value([PolicyRuleForm].self, in: try row.text("document"))
            return PolicyRecord(
                name: name, title: try row.text("title"), rules: try PolicyRuleReader.rules(forms),
                createdAt: try row.time("created_at"), revision: try row.integer("revision"))
        } catch {
            throw TidemarkError(
                .catalogDamaged, "The catalog's policy \(name) cannot be read.",
                hint:
                    "Was the catalog changed by hand? Remove the row of the table policies, and add the policy again.",
                cause: error)
        }
    }
}
