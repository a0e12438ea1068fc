package import APIModel
internal import Catalog
internal import Core

/// Sites.
extension TidemarkService {
    package func sites(
        _ caller: Caller, in project: String, _ page: PageRequest
    ) async throws -> Page<SiteDocument> {
        return try await read(caller, .listSites, on: ResourceReference(.site, project: project)) {
            transaction, permit in
            let record = try transaction.project(named: project)
            let rows = try permit.seen(page, by: .showSite, key: \.name) {
                ResourceReference(.site, project: project, name: $0.name)
            } _: {
                try transaction.sites.page(in: record.id, after: $0, limit: $1)
            }
            return Page(rows, page, key: \.name) { $0.view(in: project) }
        }
    }

    /// Throws `catalog.missing`.
    package func site(_ caller: Caller, named name: String, in project: String) async throws -> SiteDocument {
        return try await read(caller, .showSite, on: ResourceReference(.site, project: project, name: name)) {
            transaction, _ in try transaction.site(named: name, in: project).view(in: project)
        }
    }

    /// Throws `catalog.exists` where the name is taken, `catalog.missing` for the project.
    package func addSite(
        _ caller: Caller, _ request: SiteRequest, in project: String
    ) async throws -> SiteDocument {
        return try await write(caller, .addSite, on: ResourceReference(.site, project: project, name: request.name)) {
            transaction, permit in
            let now = try transaction.now()
            let record = SiteRecord(
                id: Identifier.make(at: now), project: try transaction.project(named: project).id, name: request.name,
                title: request.title ?? "", createdAt: now)
            try transaction.sites.add(record)
            return record.view(in: project)
        }
    }

    /// Throws `catalog.missing`, and `catalog.changed` where the revision is another by now.
    package func changeSite(
        _ caller: Caller, named name: String, in project: String, to request: SiteRequest, over revision: Int64?
    ) async throws -> SiteDocument {
        return try await write(caller, .changeSite, on: ResourceReference(.site, project: project, name: name)) {
            transaction, permit in
            var record = try transaction.site(named: name, in: project)
            try Revision.require(revision, is: record.revision, "The site \(name)")
            // Rights go by names: another name must not lead out of them.
            try permit.require(.changeSite, on: ResourceReference(.site, project: project, name: request.name))
            record.name = request.name
            record.title = request.title ?? ""
            try transaction.sites.update(record)
            return try transaction.site(named: request.name, in: project).view(in: project)
        }
    }

    /// Throws `catalog.exists` while instances are there, `catalog.missing`, `catalog.changed`.
    package func removeSite(
        _ caller: Caller, named name: String, in project: String, over revision: Int64?
    ) async throws {
        try await write(caller, .removeSite, on: ResourceReference(.site, project: project, name: name)) {
            transaction, permit in
            let record = try transaction.site(named: name, in: project)
            try Revision.require(revision, is: record.revision, "The site \(name)")
            try transaction.sites.remove(record.id)
        }
    }
}

extension CatalogTransaction {
    /// Throws `catalog.missing`, also for the project.
    fileprivate func site(named name: String, in project: String) throws -> SiteRecord {
        guard let site = try sites.named(name, in: try self.project(named: project).id) else {
            throw session.missing("site \(name) in the project \(project)")
        }
        return site
    }
}

extension SiteRecord {
    fileprivate func view(in project: String) -> SiteDocument {
        SiteDocument(
            name: name, project: project, title: title, createdAt: WireTime(createdAt), revision: revision)
    }
}
