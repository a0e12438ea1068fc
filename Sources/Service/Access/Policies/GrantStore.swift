internal import Catalog
internal import Core

/// Who was given which roles and policies.
struct GrantStore {
    let session: any CatalogSession

    private static let select = """
        SELECT g.id, g.subject_kind, g.subject, g.role, p.name AS project, g.created_at, g.created_by
        FROM grants g LEFT JOIN projects p ON p.id = g.project
        """

    /// `project` is an identifier. Throws `catalog.exists` where it was given before.
    func add(_ grant: Grant, project: String?) throws {
        try session.execute(
            """
            INSERT INTO grants (id, subject_kind, subject, role, project, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(grant.id), .text(grant.subject.kind.rawValue), .text(grant.subject.name), .text(grant.role),
                CatalogValue(project), CatalogValue(grant.createdAt), .text(grant.createdBy),
            ])
        try noteChange()
    }

    /// Throws `catalog.missing`.
    func remove(_ id: String) throws {
        try session.remove("grant \(id)", "DELETE FROM grants WHERE id = ?", [.text(id)])
        try noteChange()
    }

    /// Everything somebody was given: nobody who comes later under the same name has it.
    func removeAll(of subject: GrantSubject) throws {
        let count = try session.execute(
            "DELETE FROM grants WHERE subject_kind = ? AND subject = ?",
            [.text(subject.kind.rawValue), .text(subject.name)])
        if count > 0 { try noteChange() }
    }

    func find(_ id: String) throws -> Grant? {
        try session.first("\(Self.select) WHERE g.id = ?", [.text(id)]).map(Self.grant)
    }

    /// Oldest first.
    func all() throws -> [Grant] { try session.query("\(Self.select) ORDER BY g.id").map(Self.grant) }

    /// Gives the first person of a service everything.
    func addAdministrator(named name: String) throws {
        let now = try session.now()
        try session.execute(
            """
            INSERT INTO grants (id, subject_kind, subject, role, project, created_at, created_by)
            VALUES (?, 'person', ?, 'administrator', NULL, ?, 'service') ON CONFLICT DO NOTHING
            """, [.text(Identifier.make(at: now)), .text(name), CatalogValue(now)])
        try noteChange()
    }

    private func noteChange() throws { _ = try session.nextNumber(of: "access") }

    private static func grant(_ row: CatalogRow) throws -> Grant {
        Grant(
            id: try row.text("id"),
            subject: GrantSubject(try row.raw("subject_kind"), try row.text("subject")),
            role: try row.text("role"), project: try row.optionalText("project"),
            createdAt: try row.time("created_at"), createdBy: try row.text("created_by"))
    }
}
