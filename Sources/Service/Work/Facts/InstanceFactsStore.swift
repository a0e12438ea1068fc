package import APIModel
internal import Catalog
internal import Core

/// What is known of the instances of a catalog.
package struct InstanceFactsStore {
    let session: any CatalogSession

    /// Nil where no job ever said anything.
    package func find(_ instance: String) throws -> InstanceFacts? {
        try row(of: instance).map { try Self.facts($0) }
    }

    /// Of all instances, by instance, as documents with their revisions: whoever reads often decodes what has changed.
    package func documents() throws -> [String: (document: String, revision: Int64)] {
        var documents: [String: (document: String, revision: Int64)] = [:]
        for row in try session.query("SELECT instance, document, revision FROM instance_facts") {
            documents[try row.text("instance")] = (try row.text("document"), try row.integer("revision"))
        }
        return documents
    }

    /// Of one document. Throws `catalog.damaged`.
    package static func facts(in document: String) throws -> InstanceFacts {
        do {
            return try WorkJSON.value(InstanceFacts.self, in: document)
        } catch {
            throw TidemarkError(
                .catalogDamaged, "The catalog's facts of an instance cannot be read.",
                hint: "Was the catalog changed by hand? Restore it from its export in a repository.", cause: error)
        }
    }

    /// Takes up what a job found out about an instance; two jobs at once both count. Returns the facts as they are now, and
    /// nil where the instance is gone.
    @discardableResult
    package func take(_ update: InstanceFactsUpdate, of instance: String) throws -> InstanceFacts? {
        for _ in 0..<20 {
            let now = try session.now()
            let stored = try row(of: instance)
            var facts = try stored.map { try Self.facts($0) } ?? InstanceFacts(repository: update.repository, at: now)
            facts.take(update, at: now)
            let document = CatalogValue.text(try WorkJSON.text(facts))
            let changed: Int
            if let stored {
                changed = try session.execute(
                    """
                    UPDATE instance_facts SET document = ?, updated_at = ?, revision = revision + 1
                    WHERE instance = ? AND revision = ?
                    """, [document, CatalogValue(now), .text(instance), .integer(try stored.integer("revision"))])
            } else {
                let known = try session.first("SELECT id FROM instances WHERE id = ?", [.text(instance)])
                guard known != nil else { return nil }
                changed = try session.execute(
                    """
                    INSERT INTO instance_facts (instance, document, updated_at, revision) VALUES (?, ?, ?, 1)
                    ON CONFLICT (instance) DO NOTHING
                    """, [.text(instance), document, CatalogValue(now)])
            }
            if changed == 1 { return facts }
        }
        throw TidemarkError(
            .catalogBusy, "The facts of the instance \(instance) are changed by others all the time.",
            hint: "Try again in a moment.")
    }

    private func row(of instance: String) throws -> CatalogRow? {
        try session.first("SELECT document, revision FROM instance_facts WHERE instance = ?", [.text(instance)])
    }

    private static func facts(_ row: CatalogRow) throws -> InstanceFacts {
        try facts(in: try row.text("document"))
    }
}
