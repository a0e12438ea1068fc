package import Core

/// The instances of a catalog, their tags and their sealed credentials.
package struct InstanceStore {
    let session: any CatalogSession
    let sealing: any SecretSealing

    private static let columns = "id, project, site, name, endpoint, document, created_at, revision"

    /// Throws `catalog.exists` where the name is taken in its project.
    package func add(_ instance: InstanceRecord) throws {
        try session.execute(
            "INSERT INTO instances (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
            [
                .text(instance.id), .text(instance.project), .text(instance.site), .text(instance.name),
                .text(instance.endpoint), .text(instance.document), CatalogValue(instance.createdAt),
            ])
        try addTags(of: instance)
    }

    /// Stores a change over the revision it was made from. Throws `catalog.changed` where there is another by now.
    package func update(_ instance: InstanceRecord) throws {
        try session.change(
            "The instance \(instance.name)",
            """
            UPDATE instances SET site = ?, name = ?, endpoint = ?, document = ?, revision = revision + 1
            WHERE id = ? AND revision = ?
            """,
            [
                .text(instance.site), .text(instance.name), .text(instance.endpoint), .text(instance.document),
                .text(instance.id), .integer(instance.revision),
            ])
        try session.execute("DELETE FROM instance_tags WHERE instance = ?", [.text(instance.id)])
        try addTags(of: instance)
    }

    /// Throws `catalog.missing`.
    package func remove(_ id: String) throws {
        try session.execute("DELETE FROM bindings WHERE kind = 'instance' AND subject = ?", [.text(id)])
        try session.remove("instance \(id)", "DELETE FROM instances WHERE id = ?", [.text(id)])
    }

    package func find(_ id: String) throws -> InstanceRecord? {
        try records("WHERE id = ?", [.text(id)]).first
    }

    package func named(_ name: String, in project: String) throws -> InstanceRecord? {
        try records("WHERE project = ? AND name = ?", [.text(project), .text(name)]).first
    }

    /// Of one project, by name, at most `limit` after the name `after`.
    package func page(in project: String, after: String = "", limit: Int = 100) throws -> [InstanceRecord] {
        try records(
            "WHERE project = ? AND name > ? ORDER BY name LIMIT ?",
            [.text(project), .text(after), .integer(Int64(limit))])
    }

    /// Of one project, with a tag, by name, at most `limit` after the name `after`.
    package func page(tagged tag: String, in project: String, after: String = "", limit: Int = 100) throws
        -> [InstanceRecord]
    {
        try records(
            """
            WHERE project = ? AND name > ? AND id IN (SELECT instance FROM instance_tags WHERE tag = ?)
            ORDER BY name LIMIT ?
            """, [.text(project), .text(after), .text(tag), .integer(Int64(limit))])
    }

    /// Of one project, with a tag, by name.
    package func tagged(_ tag: String, in project: String) throws -> [InstanceRecord] {
        try records(
            "WHERE project = ? AND id IN (SELECT instance FROM instance_tags WHERE tag = ?) ORDER BY name",
            [.text(project), .text(tag)])
    }

    /// Stores credentials, sealed for this instance alone; nil takes them away. Throws `catalog.missing`.
    package func setCredentials(_ secret: Secret?, of id: String) throws {
        let sealed = try secret.map { CatalogValue.blob(try sealing.seal($0, context: Self.context(id))) } ?? .null
        try session.remove(
            "instance \(id)", "UPDATE instances SET credentials = ? WHERE id = ?", [sealed, .text(id)])
    }

    /// Nil where none are stored. Throws `catalog.missing`, and `catalog.secret` where they do not open.
    package func credentials(of id: String) throws -> Secret? {
        guard let row = try session.first("SELECT credentials FROM instances WHERE id = ?", [.text(id)]) else {
            throw session.missing("instance \(id)")
        }
        guard try row.value("credentials") != .null else { return nil }
        return try sealing.open(try row.blob("credentials"), context: Self.context(id))
    }

    private static func context(_ id: String) -> String { "instance/\(id)/credentials" }

    private func addTags(of instance: InstanceRecord) throws {
        for tag in instance.tags.sorted() {
            try session.execute(
                "INSERT INTO instance_tags (instance, tag) VALUES (?, ?)", [.text(instance.id), .text(tag)])
        }
    }

    private func records(_ condition: String, _ parameters: [CatalogValue]) throws -> [InstanceRecord] {
        let rows = try session.query("SELECT \(Self.columns) FROM instances \(condition)", parameters)
        var tags: [String: Set<String>] = [:]
        // The tags of all of them in one go; what LIMIT and ORDER BY say is the same in both.
        for row in try session.query(
            "SELECT instance, tag FROM instance_tags WHERE instance IN (SELECT id FROM instances \(condition))",
            parameters
        ) {
            tags[try row.text("instance"), default: []].insert(try row.text("tag"))
        }
        return try rows.map { row in
            let id = try row.text("id")
            return InstanceRecord(
                id: id, project: try row.text("project"), site: try row.text("site"), name: try row.text("name"),
                endpoint: try row.text("endpoint"), document: try row.text("document"), tags: tags[id] ?? [],
                createdAt: try row.time("created_at"), revision: try row.integer("revision"))
        }
    }
}
