internal import APIModel
internal import Catalog
internal import Core

extension CatalogTransaction {
    var sessions: SessionStore { SessionStore(session: session) }
}

/// Sessions of a catalog.
struct SessionStore {
    let session: any CatalogSession

    /// Sessions a person has at a time; the one used longest ago ends for another.
    static let most = 50
    private static let columns = """
        id, person, digest, method, has_factor, group_names, address, seen_from, agent, created_at, seen_at, expires_at
        """

    /// Begins a session. Those that have ended go.
    func add(
        _ token: AccessToken, of identity: PersonIdentity, from address: String?, agent: String?, until end: Timestamp
    ) throws {
        let now = CatalogValue(try session.now())
        try session.execute("DELETE FROM sessions WHERE expires_at <= ?", [now])
        try session.execute(
            """
            DELETE FROM sessions WHERE person = ? AND id NOT IN
                (SELECT id FROM sessions WHERE person = ? ORDER BY seen_at DESC, id LIMIT ?)
            """, [.text(identity.name), .text(identity.name), .integer(Int64(Self.most - 1))])
        try session.execute(
            """
            INSERT INTO sessions (id, person, digest, address, created_at, expires_at, seen_at, seen_from, agent, method,
                has_factor, group_names)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(token.id), .text(identity.name), .text(token.digest), CatalogValue(address), now,
                CatalogValue(end), now, CatalogValue(address), CatalogValue(agent), .text(identity.method.rawValue),
                CatalogValue(identity.hasSecondFactor), .text(try WorkJSON.text(identity.groups)),
            ])
    }

    /// Of a person who may still sign in.
    func find(_ id: String) throws -> SessionRecord? {
        try session.first(
            """
            SELECT \(Self.columns) FROM sessions WHERE id = ?
            AND EXISTS (SELECT 1 FROM people WHERE name = sessions.person AND is_disabled = 0)
            """, [.text(id)]
        ).map(Self.record)
    }

    /// By their names.
    func page(of person: String?, after id: String, limit: Int) throws -> [SessionRecord] {
        let filter = person == nil ? "" : "person = ? AND "
        return try session.query(
            "SELECT \(Self.columns) FROM sessions WHERE \(filter)id > ? ORDER BY id LIMIT ?",
            (person.map { [.text($0)] } ?? []) + [.text(id), .integer(Int64(limit))]
        ).map(Self.record)
    }

    func noteUse(of id: String, from address: String?, at now: Timestamp) throws {
        try session.execute(
            "UPDATE sessions SET seen_at = ?, seen_from = ? WHERE id = ?",
            [CatalogValue(now), CatalogValue(address), .text(id)])
    }

    /// A second factor was set up, or taken away, in the session.
    func noteFactor(_ hasFactor: Bool, of id: String) throws {
        try session.execute("UPDATE sessions SET has_factor = ? WHERE id = ?", [CatalogValue(hasFactor), .text(id)])
    }

    /// Whether there was one; of a person, where one is named.
    @discardableResult
    func remove(_ id: String, of person: String? = nil) throws -> Bool {
        let filter = person == nil ? "" : " AND person = ?"
        return try session.execute(
            "DELETE FROM sessions WHERE id = ?\(filter)", [.text(id)] + (person.map { [.text($0)] } ?? [])) == 1
    }

    func removeAll(of person: String, except id: String? = nil) throws {
        try session.execute("DELETE FROM sessions WHERE person = ? AND id <> ?", [.text(person), .text(id ?? "")])
    }

    private static func record(_ row: CatalogRow) throws -> SessionRecord {
        SessionRecord(
            id: try row.text("id"), person: try row.text("person"), digest: try row.text("digest"),
            method: try row.raw("method"), hasFactor: try row.flag("has_factor"),
            groups: try WorkJSON.value([String].self, in: try row.text("group_names")),
            address: try row.optionalText("address"), seenFrom: try row.optionalText("seen_from"),
            agent: try row.optionalText("agent"), createdAt: try row.time("created_at"),
            seenAt: try row.time("seen_at"), expiresAt: try row.time("expires_at"))
    }
}
