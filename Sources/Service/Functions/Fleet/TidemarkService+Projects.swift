package import APIModel
internal import Catalog
internal import Core

/// Projects.
extension TidemarkService {
    package func projects(_ caller: Caller, _ page: PageRequest) async throws -> Page<ProjectDocument> {
        return try await read(caller, .listProjects) { transaction, permit in
            let rows = try permit.seen(page, by: .showProject, key: \.name) {
                ResourceReference(.project, project: $0.name, name: $0.name)
            } _: {
                try transaction.projects.page(after: $0, limit: $1)
            }
            return Page(rows, page, key: \.name) { $0.view }
        }
    }

    /// Throws `catalog.missing`.
    package func project(_ caller: Caller, named name: String) async throws -> ProjectDocument {
        return try await read(caller, .showProject, on: ResourceReference(.project, project: name, name: name)) {
            transaction, _ in try transaction.project(named: name).view
        }
    }

    /// A project with the site `default`. Throws `catalog.exists` where the name is taken.
    package func addProject(_ caller: Caller, _ request: ProjectRequest) async throws -> ProjectDocument {
        return try await write(
            caller, .addProject, on: ResourceReference(.project, project: request.name, name: request.name)
        ) { transaction, permit in
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
        return try await write(caller, .changeProject, on: ResourceReference(.project, project: name, name: name)) {
            transaction, permit in
            var record = try transaction.project(named: name)
            try Revision.require(revision, is: record.revision, "The project \(name)")
            if request.name != name {
                // Rights go by names: another name must not lead out of them.
                try permit.require(
                    .changeProject, on: ResourceReference(.project, project: request.name, name: request.name))
                try transaction.noteAccessChange()
            }
            record.name = request.name
            record.title = request.title ?? ""
            try transaction.projects.update(record)
            return try transaction.project(named: request.name).view
        }
    }

    /// Its empty sites go with it. Throws `catalog.exists` while it has instances or plans, `catalog.missing`,
    /// `catalog.changed`.
    package func removeProject(_ caller: Caller, named name: String, over revision: Int64?) async throws {
        try await write(caller, .removeProject, on: ResourceReference(.project, project: name, name: name)) {
            transaction, permit in
            let record = try transaction.project(named: name)
            try Revision.require(revision, is: record.revision, "The project \(name)")
            for site in try transaction.sites.all(in: record.id) { try transaction.sites.remove(site.id) }
            try transaction.projects.remove(record.id)
            try transaction.noteAccessChange()
        }
    }
}

extension ProjectRecord {
    var view: ProjectDocument {
        ProjectDocument(name: name, title: title, createdAt: WireTime(createdAt), revision: revision)
    }
}
