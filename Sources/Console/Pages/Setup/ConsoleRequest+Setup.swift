internal import APIModel
internal import Core
internal import Service

/// What the pages of setting up read of forms and lists.
extension ConsoleRequest {
    /// The project a form is for, or else the one that is shown.
    var chosenProject: String { form.optional("project") ?? project }

    /// The name in a field. Throws `RefusedFields`.
    func name(in field: String) throws -> String {
        do {
            return try ResourceName(parsing: form[field]).description
        } catch {
            guard !form[field].isEmpty else {
                throw RefusedFields(path: field, say(\.add.missing), hint: error.hint)
            }
            throw RefusedFields(path: field, error.message, hint: error.hint)
        }
    }

    /// A text of at most so many letters, without line breaks; nil where the field is blank. Throws `RefusedFields`.
    func line(in field: String, most: Int) throws -> String? {
        guard let text = form.optional(field) else { return nil }
        guard text.count <= most, !text.contains(where: \.isNewline) else {
            throw RefusedFields(path: field, say(\.add.tooLong), hint: say(\.add.tooLongHint, ["count": most]))
        }
        return text
    }

    /// A secret, letter for letter; nil where the field is empty. Throws `RefusedFields`.
    func secret(in field: String, most: Int = 1024) throws -> String? {
        let text = form.raw(field)
        guard !text.isEmpty else { return nil }
        guard text.count <= most else {
            throw RefusedFields(path: field, say(\.add.tooLong), hint: say(\.add.tooLongHint, ["count": most]))
        }
        return text
    }

    /// The revision that a form was made from; nil for any.
    var revision: Int64? { Int64(form["revision"]) }

    /// The approval that a form is carried out under; nil for none.
    var approval: String? { form.optional("_approval") ?? query["approval"] }

    /// The list of a project: that which is shown by itself, or by its name.
    func list(_ path: String, of project: String) -> String {
        project == settings.project ? path : "\(path)?project=\(PercentEncoding.encoded(project))"
    }

    // MARK: Lists

    func plans(in project: String) async throws -> [PlanDocument] {
        try await all { try await service.plans(caller, in: project, $0) }
    }

    func repositories(in project: String) async throws -> [RepositoryDocument] {
        try await all { try await service.repositories(caller, in: project, $0) }
    }

    func sites(in project: String) async throws -> [SiteDocument] {
        try await all { try await service.sites(caller, in: project, $0) }
    }

    func instances(in project: String) async throws -> [InstanceDocument] {
        try await all { try await service.instances(caller, in: project, $0) }
    }

    /// What stands beside the matter of a page: nothing of it for a visitor who may not see it, and no refusal in the audit.
    func beside<Item>(
        _ function: ServiceFunction, on resource: ResourceReference, _ items: () async throws -> [Item]
    ) async throws -> [Item] {
        try await may(function, on: resource) ? try await items() : []
    }

    /// Parts of a list that are asked for.
    private static let mostParts = 40

    private func all<Item>(_ part: (PageRequest) async throws -> Page<Item>) async throws -> [Item] {
        var items: [Item] = []
        var after = ""
        for _ in 0..<Self.mostParts {
            let page = try await part(PageRequest(after: after, limit: PageRequest.largest))
            items += page.items
            guard let next = page.next else { break }
            after = next
        }
        return items
    }
}

extension InstanceRequest {
    /// An instance as it is.
    init(_ document: InstanceDocument) {
        self.init(
            name: document.name, host: document.host, port: document.port, user: document.user,
            secret: document.secret, tls: document.tls, site: document.site, tags: document.tags)
    }
}

extension InstanceDocument {
    var reference: ResourceReference {
        var reference = ResourceReference(.instance, project: project, name: name)
        reference.site = site
        reference.tags = Set(tags)
        return reference
    }

    /// Where it listens.
    var address: String { Endpoint(host: host, port: port).description }
}
