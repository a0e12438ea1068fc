package import APIModel
internal import Catalog
internal import Core

/// Links by which exports are fetched.
extension TidemarkService {
    /// What a link's address on a server begins with.
    package static let linkPath = "/d/"

    /// Makes a link to an export that is ready; its address is shown this once. Throws `RefusedFields`, `catalog.missing`,
    /// and `export.state` where there is nothing to be fetched.
    package func addLink(_ caller: Caller, to export: String, _ form: LinkForm) async throws -> NewLinkDocument {
        try await write(caller, .addLink, on: ResourceReference(.export, name: export)) { transaction, permit in
            guard let record = try transaction.dataExports.find(export) else {
                throw transaction.session.missing("export \(export)")
            }
            let state = try transaction.state(of: record)
            guard state == "ready" else {
                throw TidemarkError(
                    .exportState, "The export \(export) is \(state).",
                    hint: "Wait until it is ready, or export again.")
            }
            let addresses = try Self.ranges(form.addresses ?? [])
            let now = try transaction.now()
            let secret = LinkSecret.make()
            let life = Double(form.minutes ?? 120) * 60
            let link = DownloadLinkRecord(
                id: secret.id, export: export, project: record.project, digest: secret.digest, owner: caller.name,
                addresses: addresses, createdAt: now, expiresAt: min(now.adding(seconds: life), record.expiresAt),
                mostUses: Int64(form.uses ?? 1))
            try transaction.links.add(link)
            let names = try SubjectNames(transaction, project: record.project)
            let document = try transaction.linkDocument(link, names)
            permit.note(before: nil, after: document)
            return NewLinkDocument(path: Self.linkPath + secret.text, document: document)
        }
    }

    /// In their plainest form. Throws `RefusedFields`.
    private static func ranges(_ texts: [String]) throws -> [String] {
        var ranges: [String] = []
        for (index, text) in texts.enumerated() {
            do throws(TidemarkError) {
                ranges.append(try AddressRange(parsing: text).description)
            } catch {
                throw RefusedFields(path: "addresses[\(index)]", error.message, hint: error.hint)
            }
        }
        return ranges
    }

    /// Of one project, or of one export, newest first. Throws `catalog.missing`, `RefusedFields`.
    package func links(
        _ caller: Caller, in project: String, of export: String?, _ page: PageRequest
    ) async throws -> Page<LinkDocument> {
        try await read(caller, .listLinks, on: ResourceReference(.link, project: project)) { transaction, permit in
            let owner = try transaction.project(named: project)
            if let export {
                guard try transaction.dataExports.find(export)?.project == owner.id else {
                    throw transaction.session.missing("export \(export)")
                }
            }
            let before = page.after.isEmpty ? nil : try transaction.links.find(page.after)
            guard page.after.isEmpty || before?.project == owner.id else { throw Self.noPlace() }
            let rows = try transaction.links.page(
                in: owner.id, export: export, before: before, limit: page.limit + 1)
            let names = try SubjectNames(transaction, project: owner.id)
            let shown = try Page(rows, page, key: \.id) { try transaction.linkDocument($0, names) }
            return Page(
                items: shown.items.filter { permit.allows(.showLink, on: ResourceReference($0)) }, next: shown.next)
        }
    }

    /// Throws `catalog.missing`.
    package func link(_ caller: Caller, _ id: String) async throws -> LinkDocument {
        try await read(caller, .showLink, on: ResourceReference(.link, name: id)) { transaction, _ in
            try transaction.linkDocument(id)
        }
    }

    /// Nobody uses it from now on; a download that is under way is cut off. Throws `catalog.missing`.
    package func revokeLink(_ caller: Caller, _ id: String) async throws -> LinkDocument {
        try await write(caller, .revokeLink, on: ResourceReference(.link, name: id)) { transaction, permit in
            let before = try transaction.linkDocument(id)
            try transaction.links.revoke(id, by: caller.name, at: try transaction.now())
            let after = try transaction.linkDocument(id)
            permit.note(before: before, after: after)
            return after
        }
    }
}

extension CatalogTransaction {
    /// Throws `catalog.missing`.
    fileprivate func linkDocument(_ id: String) throws -> LinkDocument {
        guard let link = try links.find(id) else { throw session.missing("link \(id)") }
        return try linkDocument(link, try SubjectNames(self, project: link.project))
    }
}
