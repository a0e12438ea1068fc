internal import Catalog

/// What rights depend on of every instance, by identifier: for lists of jobs and events, whose rows name identifiers. Read where
/// a caller does not see everything.
struct ResourceBook {
    private let names: SubjectNames
    private var instances: [String: ResourceReference] = [:]

    /// Of one project, or of all of them.
    init(_ transaction: CatalogTransaction, _ names: SubjectNames, project: String? = nil) throws {
        self.names = names
        let condition = project == nil ? "" : " WHERE i.project = ?"
        let parameters: [CatalogValue] = project.map { [.text($0)] } ?? []
        var tags: [String: Set<String>] = [:]
        for row in try transaction.session.query(
            "SELECT t.instance, t.tag FROM instance_tags t JOIN instances i ON i.id = t.instance\(condition)",
            parameters)
        {
            tags[try row.text("instance"), default: []].insert(try row.text("tag"))
        }
        for row in try transaction.session.query("SELECT i.id, i.site FROM instances i\(condition)", parameters) {
            let id = try row.text("id")
            var reference = ResourceReference(.instance)
            reference.site = names.name(try row.text("site"))
            reference.tags = tags[id] ?? []
            instances[id] = reference
        }
    }

    func reference(_ job: Job) -> ResourceReference {
        reference(
            .job, job.id.rawValue, project: job.subject.project, instance: job.subject.instance,
            site: job.subject.site, repository: job.subject.repository)
    }

    /// `project`, `instance`, `site` and `repository` are identifiers.
    func reference(
        _ kind: ResourceReference.Kind, _ name: String, project: String?, instance: String?, site: String? = nil,
        repository: String? = nil
    ) -> ResourceReference {
        var reference = ResourceReference(kind, project: names.name(project), name: name)
        reference.instance = names.name(instance)
        reference.repository = names.name(repository)
        let known = instance.flatMap { instances[$0] }
        reference.site = names.name(site) ?? known?.site
        reference.tags = known?.tags ?? []
        return reference
    }
}
