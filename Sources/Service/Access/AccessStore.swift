internal import APIModel
internal import Catalog
internal import Core

extension CatalogTransaction {
    var access: AccessStore { AccessStore(session: session) }
}

/// Tokens of machines, and failures to sign in, of a catalog.
struct AccessStore {
    let session: any CatalogSession

    private static let tokenColumns = """
        id, name, scope, digest, created_at, expires_at, used_at, used_from, rotated_at, old_digest, old_until
        """

    // MARK: Tokens

    /// Throws `catalog.exists` where the name is taken.
    func addToken(_ token: TokenRecord) throws {
        try session.execute(
            "INSERT INTO tokens (id, name, scope, digest, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .text(token.id), .text(token.name), .text(token.scope.rawValue), .text(token.digest),
                CatalogValue(token.createdAt), CatalogValue(token.expiresAt),
            ])
    }

    func findToken(_ id: String) throws -> TokenRecord? {
        try session.first("SELECT \(Self.tokenColumns) FROM tokens WHERE id = ?", [.text(id)]).map(Self.record)
    }

    /// Throws `catalog.missing`.
    func token(named name: String) throws -> TokenRecord {
        let row = try session.first("SELECT \(Self.tokenColumns) FROM tokens WHERE name = ?", [.text(name)])
        guard let row else { throw session.missing("token \(name)") }
        return try Self.record(row)
    }

    func tokens(after name: String, limit: Int) throws -> [TokenRecord] {
        try session.query(
            "SELECT \(Self.tokenColumns) FROM tokens WHERE name > ? ORDER BY name LIMIT ?",
            [.text(name), .integer(Int64(limit))]
        ).map(Self.record)
    }

    /// Throws `catalog.missing`.
    func removeToken(named name: String) throws {
        try session.remove("token \(name)", "DELETE FROM tokens WHERE name = ?", [.text(name)])
    }

    func noteUse(of token: String, from address: String?, at now: Timestamp) throws {
        try session.execute(
            "UPDATE tokens SET used_at = ?, used_from = ? WHERE id = ?",
            [CatalogValue(now), CatalogValue(address), .text(token)])
    }

    /// Another secret. Throws `catalog.changed` where somebody was faster.
    func rotate(_ token: TokenRecord, to digest: String) throws {
        try session.change(
            "The token \(token.name)",
            """
            UPDATE tokens SET digest = ?, expires_at = ?, rotated_at = ?, old_digest = ?, old_until = ?
            WHERE id = ? AND digest = ?
            """,
            [
                .text(digest), CatalogValue(token.expiresAt), CatalogValue(token.rotatedAt),
                CatalogValue(token.oldDigest), CatalogValue(token.oldUntil), .text(token.id), .text(token.digest),
            ])
    }

    // MARK: Failures

    /// Counts an attempt as failed before it is judged, so that many at once are no way around the wait. Returns the failures
    /// of the account by now. Throws `access.delayed` where it comes too early; it is not counted then.
    @discardableResult
    func begin(_ attempt: SignInAttempt) throws -> Int {
        let now = try session.now()
        try session.execute(
            "DELETE FROM sign_in_failures WHERE failed_at < ?", [CatalogValue(now.adding(seconds: -86_400))])
        let waits = try attempt.subjects.compactMap { subject in
            try lockedUntil(subject.name, free: subject.free).map { end in
                // A clock that was set back must not make the wait last for ever.
                min(end.seconds(since: now), SignInBackoff.longest)
            }
        }
        if let wait = waits.filter({ $0 > 0 }).max() {
            throw TidemarkError(
                .accessDelayed, "Too many attempts to sign in have failed, from here or by this name.",
                hint: "Try again in \(DurationText.of(seconds: wait)).")
        }
        return try attempt.subjects.map { Int(try count($0.name, at: now)) }.last ?? 0
    }

    private func count(_ subject: String, at now: Timestamp) throws -> Int64 {
        try session.query(
            """
            INSERT INTO sign_in_failures (subject, failures, failed_at) VALUES (?, 1, ?)
            ON CONFLICT (subject) DO UPDATE SET failures = sign_in_failures.failures + 1,
                failed_at = excluded.failed_at
            RETURNING failures
            """, [.text(subject), CatalogValue(now)]
        ).first?.integer("failures") ?? 0
    }

    /// When the next attempt is taken; nil where failures were free or few, also a time that has passed.
    func lockedUntil(_ subject: String, free: Int) throws -> Timestamp? {
        let row = try session.first(
            "SELECT failures, failed_at FROM sign_in_failures WHERE subject = ?", [.text(subject)])
        guard let row else { return nil }
        let wait = SignInBackoff.seconds(after: Int(try row.integer("failures")), free: free)
        return wait > 0 ? try row.time("failed_at").adding(seconds: wait) : nil
    }

    /// When somebody can sign in by a name again; nil where that is now.
    func lockedUntil(person name: String) throws -> Timestamp? {
        let end = try lockedUntil(SignInAttempt.account(name), free: SignInBackoff.freeOfAccount)
        let now = try session.now()
        return end.flatMap { $0 > now ? $0 : nil }
    }

    /// It was none.
    func forget(_ attempt: SignInAttempt) throws {
        for subject in attempt.subjects { try forgetFailures(of: subject.name) }
    }

    func forgetFailures(of subject: String) throws {
        try session.execute("DELETE FROM sign_in_failures WHERE subject = ?", [.text(subject)])
    }

    private static func record(_ row: CatalogRow) throws -> TokenRecord {
        TokenRecord(
            id: try row.text("id"), name: try row.text("name"), scope: try row.raw("scope"),
            digest: try row.text("digest"), createdAt: try row.time("created_at"),
            expiresAt: try row.optionalTime("expires_at"), usedAt: try row.optionalTime("used_at"),
            usedFrom: try row.optionalText("used_from"), rotatedAt: try row.optionalTime("rotated_at"),
            oldDigest: try row.optionalText("old_digest"), oldUntil: try row.optionalTime("old_until"))
    }
}
