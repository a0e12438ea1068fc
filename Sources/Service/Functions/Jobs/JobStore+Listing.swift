internal import Catalog
internal import Core

extension JobStore {
    /// Of one project, newest first, at most `limit` behind a place. `instance` is an identifier.
    func page(
        in project: String, _ filter: JobFilter, instance: String?, behind cursor: JobCursor?, limit: Int
    ) throws -> [Job] {
        var conditions: [String] = []
        var parameters: [CatalogValue] = []
        func add(_ column: String, _ value: String?) {
            guard let value else { return }
            conditions.append("\(column) = ?")
            parameters.append(.text(value))
        }
        // An instance is of one project; with both conditions SQLite would walk through all jobs of the project.
        if instance == nil { add("project", project) }
        add("kind", filter.kind?.rawValue)
        add("state", filter.state?.rawValue)
        add("instance", instance)
        for (comparison, instant) in [(">=", filter.since), ("<", filter.until)] {
            guard let instant else { continue }
            conditions.append("created_at \(comparison) ?")
            parameters.append(CatalogValue(instant))
        }
        if let cursor {
            conditions.append("(created_at < ? OR (created_at = ? AND id < ?))")
            parameters += [CatalogValue(cursor.createdAt), CatalogValue(cursor.createdAt), .text(cursor.id)]
        }
        return try session.query(
            """
            SELECT \(Job.columns) FROM jobs WHERE \(conditions.joined(separator: " AND "))
            ORDER BY created_at DESC, id DESC LIMIT ?
            """, parameters + [.integer(Int64(limit))]
        ).map { try Job($0) }
    }

    /// How many jobs that are not final there are, by state; of one project where one is given.
    func counts(in project: String?) throws -> [(state: String, count: Int)] {
        let condition = project == nil ? "" : " AND project = ?"
        return try session.query(
            """
            SELECT state, COUNT(*) AS number FROM jobs WHERE state IN ('queued', 'running', 'waiting')\(condition)
            GROUP BY state ORDER BY state
            """, project.map { [.text($0)] } ?? []
        ).map { (state: try $0.text("state"), count: Int(try $0.integer("number"))) }
    }
}
