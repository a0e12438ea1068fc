package import APIModel
internal import Catalog
internal import Core

/// Tokens of machines.
extension TidemarkService {
    package func tokens(_ caller: Caller, _ page: PageRequest) async throws -> Page<TokenDocument> {
        try await read(caller, .listTokens, on: ResourceReference(.token)) { transaction, _ in
            let rows = try transaction.access.tokens(after: page.after, limit: page.limit + 1)
            return Page(rows, page, key: \.name) { $0.document }
        }
    }

    /// Throws `catalog.exists` where the name is taken.
    package func addToken(_ caller: Caller, _ request: TokenRequest) async throws -> NewTokenDocument {
        let token = AccessToken.make(.machine)
        let resource = ResourceReference(.token, name: request.name)
        return try await write(caller, .addToken, on: resource) { transaction, permit in
            if request.scope == .administrator, try transaction.keepsDutiesApart() {
                throw TidemarkError(
                    .accessDuties, "A token of the scope administrator has every duty, and they are kept apart.",
                    hint: "Make one of the scope granted, and grant its name a role.")
            }
            let now = try transaction.now()
            let record = TokenRecord(
                id: token.id, name: request.name, scope: request.scope, digest: token.digest, createdAt: now,
                expiresAt: request.daysToLive.map { now.adding(seconds: Double($0) * 86_400) }, usedAt: nil)
            try transaction.access.addToken(record)
            permit.note(before: nil, after: record.document)
            return NewTokenDocument(token: token.text, document: record.document)
        }
    }

    /// Another secret, shown this once. The old one is taken for the minutes of grace, so that a machine can be given the new
    /// one without a pause. Throws `catalog.missing`, and `catalog.changed` where somebody was faster.
    package func rotateToken(
        _ caller: Caller, named name: String, _ request: TokenRotation
    ) async throws -> NewTokenDocument {
        try await write(caller, .rotateToken, on: ResourceReference(.token, name: name)) { transaction, permit in
            let now = try transaction.now()
            let before = try transaction.access.token(named: name)
            let token = AccessToken.make(machine: before.id)
            var record = before
            record.rotatedAt = now
            let grace = Double(request.graceMinutes ?? 0) * 60
            record.oldDigest = grace > 0 ? before.digest : nil
            record.oldUntil = grace > 0 ? now.adding(seconds: grace) : nil
            if let days = request.daysToLive { record.expiresAt = now.adding(seconds: Double(days) * 86_400) }
            try transaction.access.rotate(record, to: token.digest)
            permit.note(before: before.document, after: record.document)
            return NewTokenDocument(token: token.text, document: record.document)
        }
    }

    /// Throws `catalog.missing`. Whoever uses it is refused from now on.
    package func removeToken(_ caller: Caller, named name: String) async throws {
        try await write(caller, .removeToken, on: ResourceReference(.token, name: name)) { transaction, permit in
            permit.note(before: try transaction.access.token(named: name).document, after: nil)
            try transaction.access.removeToken(named: name)
            // Whoever is called the same later has none of it.
            try transaction.grants.removeAll(of: .token(name))
        }
    }
}
