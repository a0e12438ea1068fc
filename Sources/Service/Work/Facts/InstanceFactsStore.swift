package import APIModel
internal import Catalog
internal import Core

/// What is known of the instances of a catalog: a document each, and apart from it how far its stream is.
package struct InstanceFactsStore {
    let session: any CatalogSession

    /// How many identifiers one statement names.
    private static let chunk = 400

    /// Nil where no job ever said anything.
    package func find(_ instance: String) throws -> InstanceFacts? {
        guard let row = try row(of: instance) else { return nil }
        var facts = try Self.facts(in: try row.text("document"))
        if let stored = try reach(of: instance) { facts.overlay(stored.reach) }
        return facts
    }

    /// In which revision the documents of some instances are, or of all of them.
    package func revisions(of instances: [String]? = nil) throws -> [String: Int64] {
        var revisions: [String: Int64] = [:]
        for row in try rows("SELECT instance, revision FROM instance_facts", of: instances) {
            revisions[try row.text("instance")] = try row.integer("revision")
        }
        return revisions
    }

    package func documents(of instances: [String]) throws -> [String: String] {
        var documents: [String: String] = [:]
        for row in try rows("SELECT instance, document FROM instance_facts", of: instances) {
            documents[try row.text("instance")] = try row.text("document")
        }
        return documents
    }

    /// How far the streams of some instances are, or of all of them.
    package func reaches(of instances: [String]? = nil) throws -> [String: InstanceReach] {
        var reaches: [String: InstanceReach] = [:]
        for row in try rows("SELECT \(Self.reachColumns) FROM instance_reach", of: instances) {
            reaches[try row.text("instance")] = try Self.reach(row)
        }
        return reaches
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

    /// Takes up what a job found out about an instance; two jobs at once both count. False where the instance is gone.
    @discardableResult
    package func take(_ update: InstanceFactsUpdate, of instance: String) throws -> Bool {
        for _ in 0..<20 {
            let now = try session.now()
            let stored = try reach(of: instance)
            // Where it is stored there is a document about the same repository, which stays as it is.
            if update.isOfReach, let stored, stored.reach.repository == update.repository {
                var reach = stored.reach
                reach.take(update, at: now)
                if try put(reach, of: instance, over: stored.revision) { return true }
                continue
            }
            let row = try row(of: instance)
            var facts =
                try row.map { try Self.facts(in: try $0.text("document")) }
                ?? InstanceFacts(repository: update.repository, at: now)
            if let stored { facts.overlay(stored.reach) }
            facts.take(update, at: now)
            guard try row != nil || isThere(instance) else { return false }
            if try put(facts, of: instance, over: row?.integer("revision"), at: now),
                try put(facts.reach, of: instance, over: stored?.revision)
            {
                return true
            }
        }
        throw TidemarkError(
            .catalogBusy, "The facts of the instance \(instance) are changed by others all the time.",
            hint: "Try again in a moment.")
    }

    // MARK: Rows

    /// False where somebody else was faster.
    private func put(
        _ facts: InstanceFacts, of instance: String, over revision: Int64?, at now: Timestamp
    ) throws -> Bool {
        let document = CatalogValue.text(try WorkJSON.text(facts))
        guard let revision else {
            return try session.execute(
                """
                INSERT INTO instance_facts (instance, document, updated_at, revision) VALUES (?, ?, ?, 1)
                ON CONFLICT (instance) DO NOTHING
                """, [.text(instance), document, CatalogValue(now)]) == 1
        }
        return try session.execute(
            """
            UPDATE instance_facts SET document = ?, updated_at = ?, revision = revision + 1
            WHERE instance = ? AND revision = ?
            """, [document, CatalogValue(now), .text(instance), .integer(revision)]) == 1
    }

    private func put(_ reach: InstanceReach, of instance: String, over revision: Int64?) throws -> Bool {
        let values: [CatalogValue] = [
            .text(reach.repository), CatalogValue(reach.through), CatalogValue(reach.throughSeen),
            CatalogValue(reach.sourceAhead.flatMap { Int64(exactly: ($0 * 1e6).rounded()) }),
            CatalogValue(reach.streamSeen),
            CatalogValue(reach.updatedAt), .text(instance),
        ]
        guard let revision else {
            return try session.execute(
                """
                INSERT INTO instance_reach
                    (repository, through, through_seen, source_ahead, stream_seen, updated_at, instance, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (instance) DO NOTHING
                """, values) == 1
        }
        return try session.execute(
            """
            UPDATE instance_reach SET repository = ?, through = ?, through_seen = ?, source_ahead = ?, stream_seen = ?,
                updated_at = ?, revision = revision + 1
            WHERE instance = ? AND revision = ?
            """, values + [.integer(revision)]) == 1
    }

    private func isThere(_ instance: String) throws -> Bool {
        try session.first("SELECT id FROM instances WHERE id = ?", [.text(instance)]) != nil
    }

    private func row(of instance: String) throws -> CatalogRow? {
        try session.first("SELECT document, revision FROM instance_facts WHERE instance = ?", [.text(instance)])
    }

    private func reach(of instance: String) throws -> (reach: InstanceReach, revision: Int64)? {
        let row = try session.first(
            "SELECT \(Self.reachColumns) FROM instance_reach WHERE instance = ?", [.text(instance)])
        return try row.map { (reach: try Self.reach($0), revision: try $0.integer("revision")) }
    }

    private static let reachColumns = """
        instance, repository, through, through_seen, source_ahead, stream_seen, updated_at, revision
        """

    private static func reach(_ row: CatalogRow) throws -> InstanceReach {
        var reach = InstanceReach(repository: try row.text("repository"), at: try row.time("updated_at"))
        reach.through = try row.optionalTime("through")
        reach.throughSeen = try row.optionalTime("through_seen")
        reach.sourceAhead = try row.optionalInteger("source_ahead").map { Double($0) / 1e6 }
        reach.streamSeen = try row.optionalTime("stream_seen")
        return reach
    }

    private func rows(_ select: String, of instances: [String]?) throws -> [CatalogRow] {
        guard let instances else { return try session.query(select) }
        var rows: [CatalogRow] = []
        for start in stride(from: 0, to: instances.count, by: Self.chunk) {
            let part = instances[start..<min(start + Self.chunk, instances.count)]
            let marks = Array(repeating: "?", count: part.count).joined(separator: ", ")
            rows += try session.query("\(select) WHERE instance IN (\(marks))", part.map { .text($0) })
        }
        return rows
    }
}
