package import APIModel
internal import Catalog
internal import Core

/// Why somebody may do something, or may not.
extension TidemarkService {
    /// Throws `RefusedFields`, `catalog.missing` for a token that is not there.
    package func explainAccess(_ caller: Caller, _ form: ExplainForm) async throws -> ExplainDocument {
        let asked = try form.question()
        return try await read(caller, .explainAccess) { transaction, _ in
            let book = try accessBooks.book(transaction)
            let identity: Caller.Identity
            if form.subjectKind == "token" {
                let scope = try transaction.access.scope(ofToken: form.subject)
                identity = .token(id: "", name: form.subject, scope: scope)
            } else {
                identity = .person(PersonIdentity(name: form.subject, session: "", groups: form.groups ?? []))
            }
            let circumstances = Circumstances(
                moment: try form.at?.timestamp ?? transaction.now(), address: form.address,
                hasSecondFactor: form.hasSecondFactor ?? false)
            let decision = book.rights(of: identity).decide(
                asked.verb, on: try transaction.filled(asked.resource), circumstances)
            var approvals = decision.isAllowed ? book.approvalsNeeded(for: asked.verb) : 0
            if approvals > 0, form.subjectKind == "token" { approvals += 1 }
            return ExplainDocument(decision, who: form.subject, asked.verb, approvals: approvals)
        }
    }
}

extension ExplainForm {
    /// Throws `RefusedFields`.
    fileprivate func question() throws -> (verb: Verb, resource: ResourceReference) {
        guard let verb = Verb(rawValue: verb) else {
            throw RefusedFields(
                path: "verb", "There is no verb “\(verb)”.",
                hint: "Verbs are \(Verb.grantable.map(\.rawValue).listed).")
        }
        guard let kind = ResourceReference.Kind(rawValue: kind) else {
            throw RefusedFields(
                path: "kind", "There is no kind of resource “\(kind)”.",
                hint: "Kinds are \(ResourceReference.Kind.allCases.map(\.rawValue).listed).")
        }
        return (verb, ResourceReference(kind, project: project, name: name))
    }
}

extension AccessStore {
    /// Throws `catalog.missing`.
    fileprivate func scope(ofToken name: String) throws -> TokenScope {
        guard let row = try session.first("SELECT scope FROM tokens WHERE name = ?", [.text(name)]) else {
            throw session.missing("token \(name)")
        }
        return try row.raw("scope")
    }
}

extension ExplainDocument {
    fileprivate init(_ decision: Decision, who: String, _ verb: Verb, approvals: Int) {
        let may = "\(who) \(decision.isAllowed ? "may" : "may not") \(verb.rawValue)"
        self.init(
            isAllowed: decision.isAllowed, reason: "nothing", role: nil, number: nil, rule: nil, grant: nil,
            duties: nil, approvals: approvals, text: "")
        switch decision.reason {
        case .identity:
            reason = "identity"
            text = "\(may): that comes with who it is."
        case .rule(let found):
            reason = "rule"
            role = found.role
            number = found.number
            rule = found.rule.form
            grant = found.grant.map { GrantDocument($0) }
            let through = found.grant.map { grant in
                let place = grant.project.map { " in the project \($0)" } ?? ""
                return "granted to the \(grant.subject.kind.rawValue) \(grant.subject.name)\(place)"
            }
            text = "\(may): rule \(found.number) of \(found.role) says so, \(through ?? "which comes with the token")."
        case .nothing: text = "\(may): no rule allows it."
        case .conflict(let found):
            reason = "conflict"
            duties = Duty.allCases.filter { found.contains($0) }.map(\.rawValue)
            text = "\(may): it has the duties \((duties ?? []).listed), which are kept apart."
        }
        if approvals > 0 {
            text += " It needs the approval of \(approvals) other \(approvals == 1 ? "person" : "persons")."
        }
    }
}
