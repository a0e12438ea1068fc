package import APIModel
internal import Catalog
internal import Core

/// Instances.
extension TidemarkService {
    /// Of one project, by name; those with a tag where one is given.
    package func instances(
        _ caller: Caller, in project: String, tag: String? = nil, _ page: PageRequest
    ) async throws -> Page<InstanceDocument> {
        return try await read(caller, .listInstances, on: ResourceReference(.instance, project: project)) {
            transaction, permit in
            let names = try FleetNames(transaction, project: project)
            let rows = try permit.seen(page, by: .showInstance, key: \.name) {
                $0.reference(names)
            } _: { after, limit in
                try tag.map {
                    try transaction.instances.page(tagged: $0, in: names.project.id, after: after, limit: limit)
                } ?? transaction.instances.page(in: names.project.id, after: after, limit: limit)
            }
            return try Page(rows, page, key: \.name) { try InstanceDocument($0, names) }
        }
    }

    /// Throws `catalog.missing`.
    package func instance(
        _ caller: Caller, named name: String, in project: String
    ) async throws -> InstanceDocument {
        return try await read(caller, .showInstance, on: ResourceReference(.instance, project: project, name: name)) {
            transaction, _ in try transaction.instanceDocument(named: name, in: project)
        }
    }

    /// Throws `RefusedFields`, `catalog.exists` where the name is taken, `catalog.missing` for the project.
    package func addInstance(
        _ caller: Caller, _ request: InstanceRequest, in project: String
    ) async throws -> InstanceDocument {
        let instance = try request.instance(in: project)
        return try await write(caller, .addInstance, on: .instance(instance, in: project)) { transaction, _ in
            let names = try FleetNames(transaction, project: project)
            let book = try PlanBook(transaction, project: names.project.id, cache: facts)
            try transaction.add(instance, names, book)
            return try transaction.instanceDocument(named: request.name, in: project)
        }
    }

    /// What the request does not mention takes its default. Throws `RefusedFields`, `catalog.missing`, and
    /// `catalog.changed` where the revision is another by now.
    package func changeInstance(
        _ caller: Caller, named name: String, in project: String, to request: InstanceRequest, over revision: Int64?
    ) async throws -> InstanceDocument {
        guard request.name == name else {
            throw RefusedFields(
                path: "name", "An instance keeps its name, by which plans and repositories know it.",
                hint: "Write \(name), or add another instance.")
        }
        let instance = try request.instance(in: project)
        return try await write(caller, .changeInstance, on: ResourceReference(.instance, project: project, name: name))
        { transaction, permit in
            let names = try FleetNames(transaction, project: project)
            let record = try transaction.instance(named: name, in: project).instance
            try Revision.require(revision, is: record.revision, "The instance \(name)")
            // Rights go by site and tags: others must not lead out of them.
            try permit.require(.changeInstance, on: .instance(instance, in: project))
            let book = try PlanBook(transaction, project: names.project.id, cache: facts)
            try permit.requireStream(from: try names.instance(record), to: instance, book, in: project)
            try transaction.instances.update(record.holding(instance, site: try names.requireSite(instance)))
            try transaction.bind(instance, id: record.id, book)
            return try transaction.instanceDocument(named: name, in: project)
        }
    }

    /// What is stored of it in repositories stays. Throws `catalog.missing`, `catalog.changed`.
    package func removeInstance(
        _ caller: Caller, named name: String, in project: String, over revision: Int64?
    ) async throws {
        try await write(caller, .removeInstance, on: ResourceReference(.instance, project: project, name: name)) {
            transaction, permit in
            let (record, owner) = try transaction.instance(named: name, in: project)
            try Revision.require(revision, is: record.revision, "The instance \(name)")
            let book = try PlanBook(transaction, project: owner.id, cache: facts)
            let old = try FleetNames(transaction, owner).instance(record)
            try permit.requireStream(from: old, to: nil, book, in: project)
            try transaction.instances.remove(record.id)
        }
    }

    /// Keeps the password of its account, sealed; without one, forgets it. Throws `catalog.missing`.
    package func setCredentials(
        _ caller: Caller, of name: String, in project: String, _ request: CredentialsRequest
    ) async throws {
        let secret = request.password.map { Secret($0) }
        try await write(caller, .setCredentials, on: ResourceReference(.instance, project: project, name: name)) {
            transaction, _ in
            let record = try transaction.instance(named: name, in: project).instance
            try transaction.instances.setCredentials(secret, of: record.id)
        }
    }
}

extension CatalogTransaction {
    func instanceDocument(named name: String, in project: String) throws -> InstanceDocument {
        let (record, owner) = try instance(named: name, in: project)
        return try InstanceDocument(record, try FleetNames(self, owner))
    }

    /// Throws `catalog.exists` where the name is taken, `RefusedFields` where there is no such site.
    func add(_ instance: Instance, _ names: FleetNames, _ book: PlanBook) throws {
        let now = try self.now()
        let site = try names.requireSite(instance)
        let record = InstanceRecord(
            id: Identifier.make(at: now), project: names.project.id, site: site, name: instance.name.description,
            endpoint: instance.endpoint.description, createdAt: now)
        try instances.add(record.holding(instance, site: site))
        try bind(instance, id: record.id, book)
    }
}

extension FleetNames {
    /// Throws `RefusedFields` where there is no such site.
    func requireSite(_ instance: Instance) throws -> String {
        if let id = site(named: instance.site.description) { return id }
        throw RefusedFields(
            path: "site", "There is no site “\(instance.site)” in the project \(project.name).",
            hint: "Add the site first, or name another.")
    }
}

extension InstanceRequest {
    /// Throws `RefusedFields`.
    fileprivate func instance(in project: String) throws -> Instance {
        let problems = ConfigProblems()
        let value = ConfigValue.map([
            ("name", .text(name)), ("host", .text(host)), ("port", port.map { .integer($0) }),
            ("user", user.map { .text($0) }), ("secret", secret.map { .text($0) }), ("tls", tls.map { .text($0) }),
            ("project", .text(project)), ("site", site.map { .text($0) }), ("tags", tags.map { .texts($0) }),
        ])
        if let problem = ReservedNames.problem(with: name, path: "name") { problems.add(problem) }
        let instance = InstanceReader.read(ConfigField(path: "", value: value, problems: problems)) { _ in nil }
        guard let instance, problems.isEmpty else { throw RefusedFields(problems.list) }
        return instance
    }
}
