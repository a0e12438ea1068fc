internal import Catalog
internal import Core

extension CatalogTransaction {
    /// Who is granted what in a project, and in all of them.
    func rightsSummary(of project: ProjectRecord) throws -> RightsSummary {
        let rows = try session.query(
            "SELECT DISTINCT subject_kind, subject, role FROM grants WHERE project IS NULL OR project = ?",
            [.text(project.id)])
        return RightsSummary(
            try rows.map { row in
                RightsSummary.Grant(
                    kind: try row.text("subject_kind"), subject: try row.text("subject"), role: try row.text("role"))
            })
    }
}
