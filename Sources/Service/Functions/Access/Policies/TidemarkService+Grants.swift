package import APIModel
internal import Catalog
internal import Core

/// Who has which roles and policies.
extension TidemarkService {
    /// Oldest first.
    package func grants(_ caller: Caller, _ page: PageRequest) async throws -> Page<GrantDocument> {
        try await read(caller, .listGrants) { transaction, _ in
            let rows = try transaction.grants.all().filter { $0.id > page.after }
            return Page(rows, page, key: \.id) { GrantDocument($0) }
        }
    }

    /// Throws `RefusedFields`, `catalog.missing` for the project, `catalog.exists` where it was given before, `access.duties`.
    package func addGrant(_ caller: Caller, _ form: GrantForm) async throws -> GrantDocument {
        let resource = ResourceReference(.policy, project: form.project, name: form.role)
        let subject = try form.grantSubject()
        let owner = caller.name
        return try await write(caller, .addGrant, on: resource) { transaction, permit in
            let isKnown = try BuiltInRole(rawValue: form.role) != nil || transaction.policies.find(form.role) != nil
            guard isKnown else {
                throw RefusedFields(
                    path: "role", "There is no role and no policy “\(form.role)”.",
                    hint: "Roles are \(BuiltInRole.allCases.map(\.rawValue).listed).")
            }
            let project = try form.project.map { try transaction.project(named: $0) }
            let now = try transaction.now()
            let grant = Grant(
                id: Identifier.make(at: now), subject: subject, role: form.role, project: project?.name,
                createdAt: now, createdBy: owner)
            try transaction.keepingOrder { try transaction.grants.add(grant, project: project?.id) }
            let document = GrantDocument(grant)
            permit.note(before: nil, after: document)
            return document
        }
    }

    /// Throws `catalog.missing`, `access.last`.
    package func removeGrant(_ caller: Caller, _ id: String) async throws {
        let known = try await catalog.read { try $0.grants.find(id) }
        let resource = ResourceReference(.policy, project: known?.project, name: known?.role ?? id)
        try await write(caller, .removeGrant, on: resource) { transaction, permit in
            // Looked up again: the first look was for the right alone.
            guard let grant = try transaction.grants.find(id), grant.project == known?.project else {
                throw transaction.session.missing("grant \(id)")
            }
            try transaction.keepingOrder { try transaction.grants.remove(id) }
            permit.note(before: GrantDocument(grant), after: nil)
        }
    }
}

extension GrantForm {
    /// Throws `RefusedFields`.
    fileprivate func grantSubject() throws -> GrantSubject {
        guard let kind = GrantSubject.Kind(rawValue: subjectKind) else {
            throw RefusedFields(path: "subjectKind", "There is no such kind.", hint: "Write person, group or token.")
        }
        // Groups have whatever names their provider gives them.
        guard kind == .group || (try? ResourceName(parsing: subject)) != nil else {
            throw RefusedFields(path: "subject", "“\(subject)” is not a name.", hint: ResourceName.hint)
        }
        return GrantSubject(kind, subject)
    }
}

extension GrantDocument {
    init(_ grant: Grant) {
        self.init(
            id: grant.id, subjectKind: grant.subject.kind.rawValue, subject: grant.subject.name, role: grant.role,
            project: grant.project, createdAt: WireTime(grant.createdAt), createdBy: grant.createdBy)
    }
}
