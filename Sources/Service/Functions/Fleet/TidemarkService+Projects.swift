package import APIModel
internal import Catalog
internal import Core

/// Projects.
extension TidemarkService {
    package func projects(_ caller: Caller, _ page: PageRequest) async throws -> Page<ProjectDocument> {
        try require(caller, .listProjects)
        return try await catalog.read { transaction in
            let rows = try transaction.projects.page(after: page.after, limit: page.limit + 1)
            return Page(rows, page, key: \.name) { $0.view }
        }
    }

    /// Throws `catalog.missing`.
    package func project(_ caller: Caller, named name: String) async throws -> ProjectDocument {
        try require(caller, .showProject, on: ResourceReference(.project, project: name, name: name))
        return try await catalog.read { try $0.project(named: name).view }
    }

    /// A project with the site `default`. Throws `catalog.exists` where the name is taken.
    package func addProject(_ caller: Caller, _ request: ProjectRequest) async throws -> ProjectDocument {
        try require(caller, .addProject, on: ResourceReference(.project, project: request.name, name: request.name))
        return try await catalog.write { transaction in
            let now = try transaction.now()
            let record = ProjectRecord(
                id: Identifier.make(at: now), name: request.name, title: request.title ?? "", createdAt: now)
            try transaction.projects.add(record)
            try transaction.sites.add(
                SiteRecord(id: Identifier.make(at: now), project: record.id, name: Self.standardName, createdAt: now))
            return record.view
        }
    }

    /// Throws `catalog.missing`, and `catalog.changed` where the revision is another by now.
    package func changeProject(
        _ caller: Caller, named name: String, to request: ProjectRequest, over revision: Int64?
    ) async throws -> ProjectDocument {
        try require(caller, .changeProject, on: ResourceReference(.project, project: name, name: name))
        return try await catalog.write { transaction in
            var record = try transaction.project(named: name)
            try Revision.require(revision, is: record.revision, "The project \(name)")
            record.name = request.name
            record.title = request.title ?? ""
            try transaction.projects.update(record)
            return try transaction.project(named: request.name).view
        }
    }

    /// Its empty sites go with it. Throws `catalog.exists` while it has instances or plans, `catalog.missing`,
    /// `catalog.changed`.
    package func removeProject(_ caller: Caller, named name: String, over revision: Int64?) async throws {
        try require(caller, .removeProject, on: ResourceReference(.project, project: name, name: name))
        try await catalog.write { transaction in
            let record = try transaction.project(named: name)
            try Revision.require(revision, is: record.revision, "The project \(name)")
            for site in try transaction.sites.all(in: record.id) { try transaction.sites.remove(site.id) }
            try transaction.projects.remove(record.id)
        }
    }
}

extension ProjectRecord {
    var view: ProjectDocument {
        ProjectDocument(name: name, title: title, createdAt: WireTime(createdAt), revision: revision)
    }
}
