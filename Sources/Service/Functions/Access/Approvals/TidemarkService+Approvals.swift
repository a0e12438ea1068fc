package import APIModel
internal import Catalog
internal import Core

/// What others approve, before it is done.
extension TidemarkService {
    /// Open requests of one caller.
    private static let mostOpen = 100

    /// Asks others for what a request needs, and throws `access.asked` with the approval's name. The same request asks once.
    func requestApproval(_ caller: Caller, _ wanted: ApprovalWanted, _ ask: ApprovalAsk) async throws {
        guard let digest = caller.digest else { throw wanted.error }
        let id = try await write(caller, .requestApproval, on: ResourceReference(.approval)) { transaction, permit in
            let now = try transaction.now()
            if let open = try transaction.approvals.waiting(of: caller.name, digest: digest, at: now) { return open.id }
            guard try transaction.approvals.countOpen(of: caller.name, at: now) < Self.mostOpen else {
                throw TidemarkError(
                    .accessApproval, "\(Self.mostOpen) requests of yours wait for approval already.",
                    hint: "Withdraw some with tidemark approval withdraw.")
            }
            let approval = ApprovalRecord(
                id: Identifier.make(at: now), requester: caller.name, function: wanted.function.rawValue,
                verb: wanted.function.verb, kind: wanted.resource.kind, project: wanted.resource.project,
                resource: wanted.resource.name, digest: digest, request: ask.request, reason: ask.reason,
                needs: wanted.needs, state: .waiting, createdAt: now,
                expiresAt: now.adding(seconds: wanted.seconds))
            try transaction.approvals.add(approval)
            permit.note(before: nil, after: ApprovalDocument(approval, [], at: now))
            let project = try approval.project.flatMap { try transaction.projects.named($0)?.id }
            try transaction.events.append(
                EventKind.approvalWanted.rawValue, project: project,
                document: try WorkJSON.text(ApprovalWantedDetails(approval)))
            return approval.id
        }
        throw TidemarkError(
            .accessAsked, "Others were asked to approve this, as \(id); nothing else was done.",
            hint:
                "Once it is granted (tidemark approval show \(id)), send the same request with Tidemark-Approval: \(id) "
                + "(--approval \(id)).")
    }

    /// Those the caller asked for, and those it may decide on or look at, newest first.
    package func approvals(_ caller: Caller, _ page: PageRequest) async throws -> Page<ApprovalDocument> {
        try await read(caller, .listApprovals, on: ResourceReference(.approval)) { transaction, permit in
            let now = try transaction.now()
            var found: [ApprovalRecord] = []
            var before = page.after
            while found.count <= page.limit {
                let rows = try transaction.approvals.page(before: before, limit: page.limit + 1)
                found += try rows.filter { try Self.isSeen($0, permit, transaction) }
                guard rows.count > page.limit, let last = rows.last else { break }
                before = last.id
            }
            return try Page(found, page, key: \.id) { approval in
                ApprovalDocument(approval, try transaction.approvals.votes(on: approval.id), at: now)
            }
        }
    }

    /// Throws `catalog.missing`, also where the caller may not see it.
    package func approval(_ caller: Caller, _ id: String) async throws -> ApprovalDocument {
        try await read(caller, .showApproval, on: ResourceReference(.approval, name: id)) { transaction, permit in
            try Self.document(try Self.seen(id, permit, transaction), transaction)
        }
    }

    /// Another person agrees. Throws `catalog.missing`, `access.denied`, and `access.approval` where it is over, is the caller's
    /// own, or was decided by the caller already.
    package func grantApproval(
        _ caller: Caller, _ id: String, _ form: ApprovalVoteForm
    ) async throws -> ApprovalDocument {
        try await vote(caller, .grantApproval, .grant, id, form)
    }

    /// Another person does not agree; that is the end of it. Throws as `grantApproval` does.
    package func refuseApproval(
        _ caller: Caller, _ id: String, _ form: ApprovalVoteForm
    ) async throws -> ApprovalDocument {
        try await vote(caller, .refuseApproval, .refuse, id, form)
    }

    /// Whoever asked does not want it any more. Throws `catalog.missing`, `access.approval` where it is over.
    package func withdrawApproval(_ caller: Caller, _ id: String) async throws -> ApprovalDocument {
        try await write(caller, .withdrawApproval, on: ResourceReference(.approval, name: id)) { transaction, permit in
            var approval = try Self.seen(id, permit, transaction)
            guard approval.requester == caller.name else {
                throw TidemarkError(
                    .accessDenied, "The approval \(id) is none that \(caller.name) asked for.",
                    hint: "Refuse it with tidemark approval refuse, where you may decide.")
            }
            try Self.requireOpen(approval, transaction)
            try transaction.approvals.move(id, from: approval.state, to: .withdrawn)
            approval = try Self.seen(id, permit, transaction)
            return try Self.document(approval, transaction)
        }
    }

    /// The right is asked for on what the request is about: the approval itself belongs to no project.
    private func vote(
        _ caller: Caller, _ function: ServiceFunction, _ kind: ApprovalVote.Kind, _ id: String,
        _ form: ApprovalVoteForm
    ) async throws -> ApprovalDocument {
        let resource = try await read(caller, .showApproval, on: ResourceReference(.approval, name: id)) {
            try Self.seen(id, $1, $0).reference
        }
        return try await write(caller, function, on: resource) { transaction, permit in
            let approval = try Self.seen(id, permit, transaction)
            guard case .person(let person) = caller.identity else {
                throw TidemarkError(
                    .accessDenied, "Approvals are decided by persons, and \(caller.name) is none.", hint: "Sign in.")
            }
            guard approval.requester != person.name else {
                throw TidemarkError(
                    .accessApproval, "Nobody approves what they asked for themselves.",
                    hint: "Have another person decide; tidemark approval withdraw takes it back.")
            }
            try Self.requireOpen(approval, transaction)
            let votes = try transaction.approvals.votes(on: id)
            guard !votes.contains(where: { $0.person == person.name }) else {
                throw TidemarkError(
                    .accessApproval, "\(person.name) has decided on the approval \(id) already.",
                    hint: "Have another person decide.")
            }
            let vote = ApprovalVote(
                person: person.name, kind: kind, reason: form.reason ?? "", votedAt: try transaction.now())
            // The row of the approval is taken first: of two who decide at once, the second counts the first one's vote.
            try transaction.approvals.move(id, from: approval.state, to: approval.state)
            try transaction.approvals.add(vote, on: id)
            let granted = try transaction.approvals.votes(on: id).count { $0.kind == .grant }
            switch kind {
            case .refuse: try transaction.approvals.move(id, from: approval.state, to: .refused)
            case .grant where granted >= approval.needs && approval.state == .waiting:
                try transaction.approvals.move(id, from: .waiting, to: .granted)
            case .grant: break
            }
            let after = try Self.document(try Self.seen(id, permit, transaction), transaction)
            permit.note(before: nil, after: after)
            return after
        }
    }

    private static func seen(
        _ id: String, _ permit: Permit, _ transaction: CatalogTransaction
    ) throws -> ApprovalRecord {
        guard let approval = try transaction.approvals.find(id), try isSeen(approval, permit, transaction) else {
            throw transaction.session.missing("approval \(id)")
        }
        return approval
    }

    private static func isSeen(
        _ approval: ApprovalRecord, _ permit: Permit, _ transaction: CatalogTransaction
    ) throws -> Bool {
        if approval.requester == permit.caller.name || permit.allowsEverywhere(.listGrants) { return true }
        return permit.allows(.grantApproval, on: try transaction.filled(approval.reference))
    }

    private static func requireOpen(_ approval: ApprovalRecord, _ transaction: CatalogTransaction) throws {
        let state = approval.state(at: try transaction.now())
        guard [.waiting, .granted].contains(state) else {
            throw TidemarkError(
                .accessApproval, "The approval \(approval.id) is \(state.rawValue).", hint: "Have it asked for again.")
        }
    }

    private static func document(
        _ approval: ApprovalRecord, _ transaction: CatalogTransaction
    ) throws -> ApprovalDocument {
        ApprovalDocument(approval, try transaction.approvals.votes(on: approval.id), at: try transaction.now())
    }
}
