internal import Catalog
internal import Core

/// Names for the identifiers that jobs and events hold: of what is gone, the identifier stays.
struct SubjectNames {
    private let names: [String: String]

    /// Of one project, or of all of them.
    init(_ transaction: CatalogTransaction, project: String? = nil) throws {
        var names: [String: String] = [:]
        let condition = project == nil ? "" : " WHERE project = ?"
        let parameters: [CatalogValue] = project.map { [.text($0)] } ?? []
        for table in ["instances", "sites", "repositories"] {
            for row in try transaction.session.query("SELECT id, name FROM \(table)\(condition)", parameters) {
                names[try row.text("id")] = try row.text("name")
            }
        }
        for record in try transaction.projects.all() { names[record.id] = record.name }
        self.names = names
    }

    func name(_ id: String) -> String { names[id] ?? id }
    func name(_ id: String?) -> String? { id.map { names[$0] ?? $0 } }
}
