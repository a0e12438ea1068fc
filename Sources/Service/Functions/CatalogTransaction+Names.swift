internal import Catalog
internal import Core

extension CatalogTransaction {
    /// Throws `catalog.missing`.
    func project(named name: String) throws -> ProjectRecord {
        guard let project = try projects.named(name) else { throw session.missing("project \(name)") }
        return project
    }

    /// Throws `catalog.missing`, also for the project.
    func instance(named name: String, in project: String) throws -> (instance: InstanceRecord, project: ProjectRecord) {
        let record = try self.project(named: project)
        guard let instance = try instances.named(name, in: record.id) else {
            throw session.missing("instance \(name) in the project \(project)")
        }
        return (instance, record)
    }
}
