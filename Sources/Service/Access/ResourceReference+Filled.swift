internal import Catalog
internal import Core

extension ResourceReference {
    /// With what follows from its own name.
    var completed: ResourceReference {
        var whole = self
        switch kind {
        case .project: whole.project = project ?? name
        case .site: whole.site = site ?? name
        case .instance: whole.instance = instance ?? name
        case .repository: whole.repository = repository ?? name
        default: break
        }
        return whole
    }
}

extension CatalogTransaction {
    /// A reference with what the catalog knows of it: rights depend on project, site, tags, instance and repository. What is
    /// not there stays as it was named.
    func filled(_ resource: ResourceReference) throws -> ResourceReference {
        let whole = resource.completed
        guard let name = whole.name else { return whole }
        switch whole.kind {
        case .instance: return whole.site == nil ? try filledInstance(whole, named: name) : whole
        case .job:
            return whole.project == nil
                ? try filled(whole, "SELECT project, instance, site, repository FROM jobs WHERE id = ?") : whole
        case .drill:
            return try filled(
                whole, "SELECT project, instance, NULL AS site, NULL AS repository FROM drills WHERE id = ?")
        case .service, .project, .site, .repository, .plan, .token, .person, .policy, .approval, .audit, .export,
            .link, .channel, .subscription, .report:
            return whole
        }
    }

    private func filledInstance(_ resource: ResourceReference, named name: String) throws -> ResourceReference {
        guard let project = resource.project else { return resource }
        let row = try session.first(
            """
            SELECT i.id, s.name AS site FROM instances i
            JOIN projects p ON p.id = i.project JOIN sites s ON s.id = i.site WHERE p.name = ? AND i.name = ?
            """, [.text(project), .text(name)])
        guard let row else { return resource }
        var whole = resource
        whole.site = try row.text("site")
        whole.tags = try tags(of: try row.text("id"))
        return whole
    }

    /// What goes by an identifier; the row names identifiers.
    private func filled(_ resource: ResourceReference, _ sql: String) throws -> ResourceReference {
        guard let id = resource.name, let row = try session.first(sql, [.text(id)]) else { return resource }
        var whole = resource
        whole.project = try name(of: try row.text("project"), in: "projects")
        whole.repository = try row.optionalText("repository").flatMap { try name(of: $0, in: "repositories") }
        whole.site = try row.optionalText("site").flatMap { try name(of: $0, in: "sites") }
        guard let instance = try row.optionalText("instance") else { return whole }
        whole.instance = try name(of: instance, in: "instances")
        whole.tags = try tags(of: instance)
        return whole
    }

    private func name(of id: String, in table: String) throws -> String? {
        try session.first("SELECT name FROM \(table) WHERE id = ?", [.text(id)])?.text("name")
    }

    private func tags(of instance: String) throws -> Set<String> {
        Set(
            try session.query("SELECT tag FROM instance_tags WHERE instance = ?", [.text(instance)])
                .map { try $0.text("tag") })
    }
}
