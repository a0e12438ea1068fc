internal import Core

/// The plans of a catalog, and what they are bound to.
package struct PlanStore {
    let session: any CatalogSession

    private static let columns = "id, project, name, document, created_at, revision"

    /// Throws `catalog.exists` where the name is taken in its project.
    package func add(_ plan: PlanRecord) throws {
        try session.execute(
            "INSERT INTO plans (\(Self.columns)) VALUES (?, ?, ?, ?, ?, 0)",
            [
                .text(plan.id), .text(plan.project), .text(plan.name), .text(plan.document),
                CatalogValue(plan.createdAt),
            ])
    }

    /// Stores a change over the revision it was made from. Throws `catalog.changed` where there is another by now.
    package func update(_ plan: PlanRecord) throws {
        try session.change(
            "The plan \(plan.name)",
            "UPDATE plans SET name = ?, document = ?, revision = revision + 1 WHERE id = ? AND revision = ?",
            [.text(plan.name), .text(plan.document), .text(plan.id), .integer(plan.revision)])
    }

    /// Its bindings go with it. Throws `catalog.missing`.
    package func remove(_ id: String) throws {
        try session.remove("plan \(id)", "DELETE FROM plans WHERE id = ?", [.text(id)])
    }

    package func find(_ id: String) throws -> PlanRecord? {
        try session.first("SELECT \(Self.columns) FROM plans WHERE id = ?", [.text(id)]).map(Self.record)
    }

    package func named(_ name: String, in project: String) throws -> PlanRecord? {
        try session.first(
            "SELECT \(Self.columns) FROM plans WHERE project = ? AND name = ?", [.text(project), .text(name)]
        ).map(Self.record)
    }

    /// Of one project, by name, at most `limit` after the name `after`.
    package func page(in project: String, after: String = "", limit: Int = 100) throws -> [PlanRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM plans WHERE project = ? AND name > ? ORDER BY name LIMIT ?",
            [.text(project), .text(after), .integer(Int64(limit))]
        ).map(Self.record)
    }

    /// Of one project, by name.
    package func all(in project: String) throws -> [PlanRecord] {
        try session.query("SELECT \(Self.columns) FROM plans WHERE project = ? ORDER BY name", [.text(project)])
            .map(Self.record)
    }

    /// Replaces what a plan is bound to. Throws `catalog.exists` where there is no such plan.
    package func bind(_ plan: String, to bindings: Set<PlanBinding>) throws {
        try session.execute("DELETE FROM bindings WHERE plan = ?", [.text(plan)])
        for binding in bindings {
            let (kind, subject) = binding.columns
            try session.execute(
                "INSERT INTO bindings (plan, kind, subject) VALUES (?, ?, ?)",
                [.text(plan), .text(kind), .text(subject)])
        }
    }

    package func bindings(of plan: String) throws -> Set<PlanBinding> {
        var bindings: Set<PlanBinding> = []
        for row in try session.query("SELECT kind, subject FROM bindings WHERE plan = ?", [.text(plan)]) {
            let subject = try row.text("subject")
            bindings.insert(try row.text("kind") == "tag" ? .tag(subject) : .instance(subject))
        }
        return bindings
    }

    /// The plans that cover an instance, by itself or by one of its tags, by name.
    package func covering(instance: String) throws -> [PlanRecord] {
        try session.query(
            """
            SELECT \(Self.columns) FROM plans
            WHERE project = (SELECT project FROM instances WHERE id = ?) AND id IN (
                SELECT plan FROM bindings WHERE (kind = 'instance' AND subject = ?)
                OR (kind = 'tag' AND subject IN (SELECT tag FROM instance_tags WHERE instance = ?)))
            ORDER BY name
            """, [.text(instance), .text(instance), .text(instance)]
        ).map(Self.record)
    }

    private static func record(_ row: CatalogRow) throws -> PlanRecord {
        PlanRecord(
            id: try row.text("id"), project: try row.text("project"), name: try row.text("name"),
            document: try row.text("document"), createdAt: try row.time("created_at"),
            revision: try row.integer("revision"))
    }
}
