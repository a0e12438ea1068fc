package import APIModel
internal import Catalog
internal import Core

/// Roles and policies.
extension TidemarkService {
    /// Those every service has, in their order.
    package func roles(_ caller: Caller, _ page: PageRequest) async throws -> Page<RoleDocument> {
        try await read(caller, .listRoles) { _, _ in
            let all = BuiltInRole.allCases.map { RoleDocument($0) }
            let rest = page.after.isEmpty ? all[...] : all.drop { $0.name != page.after }.dropFirst()
            return Page(Array(rest), page, key: \.name) { $0 }
        }
    }

    /// By name.
    package func policies(_ caller: Caller, _ page: PageRequest) async throws -> Page<PolicyDocument> {
        try await read(caller, .listPolicies) { transaction, _ in
            let rows = try transaction.policies.all().filter { $0.name > page.after }
            return Page(rows, page, key: \.name) { PolicyDocument($0) }
        }
    }

    /// Throws `catalog.missing`.
    package func policy(_ caller: Caller, named name: String) async throws -> PolicyDocument {
        try await read(caller, .showPolicy, on: ResourceReference(.policy, name: name)) { transaction, _ in
            PolicyDocument(try transaction.policy(named: name))
        }
    }

    /// Throws `RefusedFields`, `catalog.exists` where the name is taken.
    package func addPolicy(_ caller: Caller, _ form: PolicyForm) async throws -> PolicyDocument {
        try await write(caller, .addPolicy, on: ResourceReference(.policy, name: form.name)) { transaction, permit in
            guard BuiltInRole(rawValue: form.name) == nil else {
                throw RefusedFields(path: "name", "A role has that name.", hint: "Choose another.")
            }
            let rules = try PolicyRuleReader.rules(form.rules)
            let policy = PolicyRecord(
                name: form.name, title: form.title ?? "", rules: rules, createdAt: try transaction.now())
            try transaction.policies.add(policy)
            let document = PolicyDocument(policy)
            permit.note(before: nil, after: document)
            return document
        }
    }

    /// Throws `RefusedFields`, `catalog.missing`, `catalog.changed`, `access.last` and `access.duties`.
    package func changePolicy(
        _ caller: Caller, named name: String, to form: PolicyForm, over revision: Int64?
    ) async throws -> PolicyDocument {
        try await write(caller, .changePolicy, on: ResourceReference(.policy, name: name)) { transaction, permit in
            guard form.name == name else {
                throw RefusedFields(
                    path: "name", "A policy keeps its name, by which it is granted.",
                    hint: "Write \(name), or add another policy.")
            }
            var policy = try transaction.policy(named: name)
            try Revision.require(revision, is: policy.revision, "The policy \(name)")
            let before = PolicyDocument(policy)
            policy.title = form.title ?? ""
            policy.rules = try PolicyRuleReader.rules(form.rules)
            try transaction.keepingOrder { try transaction.policies.update(policy) }
            let document = PolicyDocument(try transaction.policy(named: name))
            permit.note(before: before, after: document)
            return document
        }
    }

    /// Throws `catalog.missing`, `catalog.changed`, `catalog.exists` while it is granted to anybody.
    package func removePolicy(_ caller: Caller, named name: String, over revision: Int64?) async throws {
        try await write(caller, .removePolicy, on: ResourceReference(.policy, name: name)) { transaction, permit in
            let policy = try transaction.policy(named: name)
            try Revision.require(revision, is: policy.revision, "The policy \(name)")
            let count = try transaction.grants.all().count { $0.role == name }
            guard count == 0 else {
                throw TidemarkError(
                    .catalogExists, "The policy \(name) is granted \(count) times.",
                    hint: "Remove the grants first: tidemark grant list.")
            }
            try transaction.policies.remove(name)
            permit.note(before: PolicyDocument(policy), after: nil)
        }
    }
}

extension CatalogTransaction {
    /// Throws `catalog.missing`.
    fileprivate func policy(named name: String) throws -> PolicyRecord {
        guard let policy = try policies.find(name) else { throw session.missing("policy \(name)") }
        return policy
    }
}

extension RoleDocument {
    init(_ role: BuiltInRole) {
        let duties = Rights.duties(of: [Rights.Holding(role: role.rawValue, rules: role.rules)])
        self.init(
            name: role.rawValue, title: role.title,
            verbs: Verb.allCases.filter { role.verbs.contains($0) }.map(\.rawValue),
            duties: Duty.allCases.filter { duties.contains($0) }.map(\.rawValue))
    }
}

extension PolicyDocument {
    init(_ policy: PolicyRecord) {
        self.init(
            name: policy.name, title: policy.title, rules: policy.rules.map(\.form),
            createdAt: WireTime(policy.createdAt), revision: policy.revision)
    }
}
