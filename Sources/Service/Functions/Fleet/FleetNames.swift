internal import Catalog
internal import Core

/// The sites of a project, by name and by identifier.
struct FleetNames {
    let project: ProjectRecord
    private let sites: [String: String]

    /// Throws `catalog.missing`.
    init(_ transaction: CatalogTransaction, project name: String) throws {
        try self.init(transaction, try transaction.project(named: name))
    }

    init(_ transaction: CatalogTransaction, _ project: ProjectRecord) throws {
        self.project = project
        sites = Dictionary(try transaction.sites.all(in: project.id).map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// The name of a site.
    func site(_ id: String) -> String { sites[id] ?? id }

    /// The identifier of a site; nil where there is none of that name.
    func site(named name: String) -> String? { sites.first { $0.value == name }?.key }

    func instance(_ record: InstanceRecord) throws -> Instance {
        try record.instance(project: project.name, site: site(record.site))
    }
}
