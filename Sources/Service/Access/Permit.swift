internal import Catalog
internal import Core

/// What a caller may do, as it stands in the transaction that what it does is done in: a right that was taken away before
/// the transaction began does not count in it.
package struct Permit {
    let caller: Caller
    let rights: Rights
    private let transaction: CatalogTransaction
    /// Nil for those whose rights come with who they are.
    private let book: AccessBook?
    private let circumstances: Circumstances
    private let isChange: Bool
    private let pass = ApprovalPass()

    /// `isChange` where the transaction changes something: only then is an approval needed, and used up.
    init(_ caller: Caller, _ transaction: CatalogTransaction, _ cache: AccessBookCache, isChange: Bool) throws {
        self.caller = caller
        self.transaction = transaction
        self.isChange = isChange
        if let rights = Rights(caller.identity) {
            self.rights = rights
            book = nil
            circumstances = Circumstances(moment: Timestamp(microseconds: 0), address: caller.address)
            return
        }
        let book = try cache.book(transaction)
        rights = book.rights(of: caller.identity)
        self.book = book
        var hasSecondFactor = false
        if case .person(let person) = caller.identity { hasSecondFactor = person.hasSecondFactor }
        circumstances = Circumstances(
            moment: book.dependsOnTime ? try transaction.now() : Timestamp(microseconds: 0),
            address: caller.address, hasSecondFactor: hasSecondFactor)
    }

    /// Throws `access.required` where nobody has signed in, `catalog.missing` or `job.missing` where the caller may not even
    /// see what it names, `access.denied` where it may not do this, and what an approval throws. Allowed or refused, the
    /// caller's trail knows of it.
    func require(_ function: ServiceFunction, on resource: ResourceReference) throws {
        let isTold = isChange && caller.trail != nil
        let whole = isTold || !rights.allowsEverywhere(function.verb) ? try transaction.filled(resource) : resource
        do {
            try decide(function, on: whole, named: resource)
        } catch {
            caller.trail?.note(AuditStep(function: function, resource: whole, isAllowed: false))
            throw error
        }
        caller.trail?.note(AuditStep(function: function, resource: whole, isAllowed: true))
    }

    /// Whether the caller may; nothing is noted. For lists, which show what may be seen: the reference says all it is about.
    func allows(_ function: ServiceFunction, on resource: ResourceReference) -> Bool {
        rights.decide(
            function.verb, on: resource.completed, circumstances, isCollection: function.isCollective(on: resource)
        ).isAllowed
    }

    /// As `allows`, for what is offered: of instances that nobody has named yet, being allowed it on some is enough.
    func offers(_ function: ServiceFunction, on resource: ResourceReference) -> Bool {
        let isOpen = resource.kind == .instance && resource.name == nil
        return rights.decide(
            function.verb, on: resource.completed, circumstances,
            isCollection: isOpen || function.isCollective(on: resource)
        ).isAllowed
    }

    /// As `require`, of what becomes of a thing by a change: it is named by the caller, and no secret. Noted only where it is
    /// refused.
    func requireAfter(_ function: ServiceFunction, on resource: ResourceReference) throws(TidemarkError) {
        guard !allows(function, on: resource) else { return }
        caller.trail?.note(AuditStep(function: function, resource: resource, isAllowed: false))
        throw AccessRefusal.denied(caller, function.verb, resource)
    }

    /// Whether nothing that there is is hidden from the caller: lists need not ask for each.
    func allowsEverywhere(_ function: ServiceFunction) -> Bool { rights.allowsEverywhere(function.verb) }

    /// Throws `ApprovalWanted` and `access.approval` where a verb needs others to approve, whatever the function.
    func requireApproval(of verb: Verb, for function: ServiceFunction, on resource: ResourceReference) throws {
        guard isChange, let book else { return }
        var needs = book.approvalsNeeded(for: verb)
        guard needs > 0 else { return }
        // Whoever made a token may be one of those who approve.
        if case .token = caller.identity { needs += 1 }
        let wanted = ApprovalWanted(
            function: function, resource: resource, needs: needs, seconds: book.approvals[verb].seconds)
        try pass.require(wanted, of: caller, transaction)
    }

    /// What a change changes, for the audit: nil before for what is new, nil after for what goes. Nothing secret.
    func note(before: (any Encodable)?, after: (any Encodable)?) {
        caller.trail?.note(AuditChange(before: before, after: after))
    }

    private func decide(
        _ function: ServiceFunction, on resource: ResourceReference, named: ResourceReference
    ) throws {
        let verb = function.verb
        let isCollection = function.isCollective(on: named)
        let decision = rights.decide(verb, on: resource.completed, circumstances, isCollection: isCollection)
        if decision.isAllowed { return try requireApproval(of: verb, for: function, on: resource) }
        guard caller.identity != .nobody else { throw AccessRefusal.required }
        let isSeen = rights.decide(
            .view, on: resource.completed, circumstances, isCollection: resource.name == nil
        ).isAllowed
        // Whoever sees nothing at all learns nothing by being told so.
        if rights.allowsSomewhere(.view), !isSeen, let missing = hidden(named, by: function) { throw missing }
        throw AccessRefusal.denied(caller, verb, named, decision)
    }

    /// What the caller is told of what it may not see: the same as of what is not there. Nil for what is no secret.
    private func hidden(_ resource: ResourceReference, by function: ServiceFunction) -> TidemarkError? {
        if resource.kind == .job, let id = resource.name { return .missing(job: id) }
        if resource.kind == .drill, let id = resource.name { return transaction.session.missing("drill \(id)") }
        guard let project = resource.project else { return nil }
        let isProjectSeen = rights.decide(
            .view, on: ResourceReference(.project, project: project, name: project).completed, circumstances,
            isCollection: true
        ).isAllowed
        guard isProjectSeen, resource.kind != .project else {
            return function == .addProject ? nil : transaction.session.missing("project \(project)")
        }
        // What is to be made is no secret.
        guard !function.makesWhatItNames else { return nil }
        return resource.name.map {
            transaction.session.missing("\(resource.kind.rawValue) \($0) in the project \(project)")
        }
    }
}
