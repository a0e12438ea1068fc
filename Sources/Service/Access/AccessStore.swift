internal import APIModel
internal import Catalog
internal import Core

extension CatalogTransaction {
    var access: AccessStore { AccessStore(session: session) }
}

/// The administrator, sessions, tokens and failures of a catalog.
struct AccessStore {
    let session: any CatalogSession

    private static let tokenColumns = "id, name, scope, digest, created_at, expires_at, used_at"
    private static let administrator: CatalogValue = "administrator"

    // MARK: The administrator

    func password() throws -> String? {
        try session.first("SELECT password FROM administrators WHERE name = ?", [Self.administrator])?.text("password")
    }

    /// Whether it was stored: false where another server was first.
    func addPassword(_ text: String) throws -> Bool {
        try session.execute(
            """
            INSERT INTO administrators (name, password, changed_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING
            """, [Self.administrator, .text(text), CatalogValue(try session.now())]) == 1
    }

    /// Throws `catalog.changed` where `old` is not the stored one any more.
    func changePassword(from old: String, to new: String) throws {
        try session.change(
            "The administrator's password",
            "UPDATE administrators SET password = ?, changed_at = ? WHERE name = ? AND password = ?",
            [.text(new), CatalogValue(try session.now()), Self.administrator, .text(old)])
    }

    // MARK: Sessions

    func addSession(_ token: AccessToken, address: String?, expiresAt: Timestamp) throws {
        let now = CatalogValue(try session.now())
        try session.execute("DELETE FROM sessions WHERE expires_at <= ?", [now])
        try session.execute(
            """
            INSERT INTO sessions (id, person, digest, address, created_at, expires_at)
            VALUES (?, 'administrator', ?, ?, ?, ?)
            """,
            [.text(token.id), .text(token.digest), CatalogValue(address), now, CatalogValue(expiresAt)])
    }

    func findSession(_ id: String) throws -> SessionRecord? {
        try session.first("SELECT id, digest, expires_at FROM sessions WHERE id = ?", [.text(id)]).map { row in
            SessionRecord(
                id: try row.text("id"), digest: try row.text("digest"), expiresAt: try row.time("expires_at"))
        }
    }

    func removeSession(_ id: String) throws {
        try session.execute("DELETE FROM sessions WHERE id = ?", [.text(id)])
    }

    func removeSessions(except id: String?) throws {
        try session.execute("DELETE FROM sessions WHERE id <> ?", [.text(id ?? "")])
    }

    // MARK: Tokens

    /// Throws `catalog.exists` where the name is taken.
    func addToken(_ token: TokenRecord) throws {
        try session.execute(
            "INSERT INTO tokens (\(Self.tokenColumns)) VALUES (?, ?, ?, ?, ?, ?, NULL)",
            [
                .text(token.id), .text(token.name), .text(token.scope.rawValue), .text(token.digest),
                CatalogValue(token.createdAt), CatalogValue(token.expiresAt),
            ])
    }

    func findToken(_ id: String) throws -> TokenRecord? {
        try session.first("SELECT \(Self.tokenColumns) FROM tokens WHERE id = ?", [.text(id)]).map(Self.record)
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

    func noteUse(of token: String, at now: Timestamp) throws {
        try session.execute("UPDATE tokens SET used_at = ? WHERE id = ?", [CatalogValue(now), .text(token)])
    }

    // MARK: Failures

    /// Counts an attempt as failed before it is judged, so that many at once are no way around the wait. Returns seconds
    /// to wait where it comes too early; it is not counted then.
    func beginAttempt(of subject: String) throws -> Double? {
        let now = try session.now()
        try session.execute(
            "DELETE FROM sign_in_failures WHERE failed_at < ?", [CatalogValue(now.adding(seconds: -86_400))])
        let row = try session.first(
            "SELECT failures, failed_at FROM sign_in_failures WHERE subject = ?", [.text(subject)])
        if let row {
            // A clock that was set back must not make the wait last for ever.
            let passed = max(0, now.seconds(since: try row.time("failed_at")))
            let wait = SignInBackoff.seconds(after: Int(try row.integer("failures")))
            if passed < wait { return wait - passed }
        }
        try session.execute(
            """
            INSERT INTO sign_in_failures (subject, failures, failed_at) VALUES (?, 1, ?)
            ON CONFLICT (subject) DO UPDATE SET failures = sign_in_failures.failures + 1,
                failed_at = excluded.failed_at
            """, [.text(subject), CatalogValue(now)])
        return nil
    }

    func forgetFailures(of subject: String) throws {
        try session.execute("DELETE FROM sign_in_failures WHERE subject = ?", [.text(subject)])
    }

    private static func record(_ row: CatalogRow) throws -> TokenRecord {
        TokenRecord(
            id: try row.text("id"), name: try row.text("name"), scope: try row.raw("scope"),
            digest: try row.text("digest"), createdAt: try row.time("created_at"),
            expiresAt: try row.optionalTime("expires_at"), usedAt: try row.optionalTime("used_at"))
    }
}
