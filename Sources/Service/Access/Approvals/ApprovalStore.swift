internal import Catalog
internal import Core

extension CatalogTransaction {
    var approvals: ApprovalStore { ApprovalStore(session: session) }
}

/// What was asked of others, and what they decided.
struct ApprovalStore {
    let session: any CatalogSession

    private static let columns = """
        id, requester, function, verb, kind, project, resource, digest, request, reason, needs, state, created_at,
        expires_at, ended_at
        """

    func add(_ approval: ApprovalRecord) throws {
        try session.execute(
            "INSERT INTO approvals (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            [
                .text(approval.id), .text(approval.requester), .text(approval.function), .text(approval.verb.rawValue),
                .text(approval.kind.rawValue), CatalogValue(approval.project), CatalogValue(approval.resource),
                .text(approval.digest), .text(approval.request), .text(approval.reason),
                .integer(Int64(approval.needs)), .text(approval.state.rawValue), CatalogValue(approval.createdAt),
                CatalogValue(approval.expiresAt),
            ])
    }

    func find(_ id: String) throws -> ApprovalRecord? {
        try session.first("SELECT \(Self.columns) FROM approvals WHERE id = ?", [.text(id)]).map(Self.record)
    }

    /// One that waits for the same request of the same caller.
    func waiting(of requester: String, digest: String, at now: Timestamp) throws -> ApprovalRecord? {
        try session.first(
            """
            SELECT \(Self.columns) FROM approvals
            WHERE requester = ? AND state = 'waiting' AND digest = ? AND expires_at > ?
            """, [.text(requester), .text(digest), CatalogValue(now)]
        ).map(Self.record)
    }

    /// How many of a caller are open.
    func countOpen(of requester: String, at now: Timestamp) throws -> Int {
        let row = try session.first(
            "SELECT COUNT(*) AS number FROM approvals WHERE requester = ? AND state = 'waiting' AND expires_at > ?",
            [.text(requester), CatalogValue(now)])
        return Int(try row?.integer("number") ?? 0)
    }

    /// Newest first, at most `limit` before the one named `before`; empty for the newest.
    func page(before: String, limit: Int) throws -> [ApprovalRecord] {
        try session.query(
            """
            SELECT \(Self.columns) FROM approvals WHERE (? = '' OR id < ?) ORDER BY id DESC LIMIT ?
            """, [.text(before), .text(before), .integer(Int64(limit))]
        ).map(Self.record)
    }

    /// Moves on from one state: of several at once, one does. Throws `access.approval` where another was first.
    func move(_ id: String, from old: ApprovalState, to new: ApprovalState) throws {
        let isFinal = [.refused, .withdrawn, .used].contains(new)
        let moved = try session.execute(
            "UPDATE approvals SET state = ?, ended_at = ? WHERE id = ? AND state = ?",
            [
                .text(new.rawValue), isFinal ? CatalogValue(try session.now()) : .null, .text(id),
                .text(old.rawValue),
            ])
        guard moved == 1 else {
            throw TidemarkError(
                .accessApproval, "The approval \(id) is not \(old.rawValue) any more.",
                hint: "Look at it with tidemark approval list, and ask again where it is still wanted.")
        }
    }

    /// Throws `catalog.exists` where the person has decided already.
    func add(_ vote: ApprovalVote, on id: String) throws {
        try session.execute(
            "INSERT INTO approval_votes (approval, person, vote, reason, voted_at) VALUES (?, ?, ?, ?, ?)",
            [
                .text(id), .text(vote.person), .text(vote.kind.rawValue), .text(vote.reason),
                CatalogValue(vote.votedAt),
            ])
    }

    /// Oldest first.
    func votes(on id: String) throws -> [ApprovalVote] {
        try session.query(
            "SELECT person, vote, reason, voted_at FROM approval_votes WHERE approval = ? ORDER BY voted_at, person",
            [.text(id)]
        ).map { row in
            ApprovalVote(
                person: try row.text("person"), kind: try row.raw("vote"), reason: try row.text("reason"),
                votedAt: try row.time("voted_at"))
        }
    }

    private static func record(_ row: CatalogRow) throws -> ApprovalRecord {
        ApprovalRecord(
            id: try row.text("id"), requester: try row.text("requester"), function: try row.text("function"),
            verb: try row.raw("verb"), kind: try row.raw("kind"), project: try row.optionalText("project"),
            resource: try row.optionalText("resource"), digest: try row.text("digest"),
            request: try row.text("request"), reason: try row.text("reason"), needs: Int(try row.integer("needs")),
            state: try row.raw("state"), createdAt: try row.time("created_at"), expiresAt: try row.time("expires_at"),
            endedAt: try row.optionalTime("ended_at"))
    }
}
