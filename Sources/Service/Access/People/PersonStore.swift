internal import APIModel
internal import Catalog
internal import Core

extension CatalogTransaction {
    var people: PersonStore { PersonStore(session: session) }
}

/// People of a catalog, with their recovery codes.
struct PersonStore {
    let session: any CatalogSession

    private static let columns = """
        name, title, mail, kind, issuer, subject, password, password_changed_at, must_change, is_disabled, factor,
        pending_factor, factor_step, created_at, changed_at, signed_in_at, revision,
        (SELECT COUNT(*) FROM recovery_codes WHERE person = people.name) AS code_count
        """

    func isEmpty() throws -> Bool { try session.query("SELECT name FROM people LIMIT 1").isEmpty }

    func find(_ name: String) throws -> PersonRecord? {
        try session.first("SELECT \(Self.columns) FROM people WHERE name = ?", [.text(name)]).map(Self.record)
    }

    /// Throws `catalog.missing`.
    func named(_ name: String) throws -> PersonRecord {
        guard let record = try find(name) else { throw session.missing("person \(name)") }
        return record
    }

    /// Whoever a provider means.
    func find(issuer: String, subject: String) throws -> PersonRecord? {
        try session.first(
            "SELECT \(Self.columns) FROM people WHERE issuer = ? AND subject = ?", [.text(issuer), .text(subject)]
        ).map(Self.record)
    }

    /// Whether somebody is called so, in small or capital letters: two people must not look alike.
    func isTaken(_ name: String) throws -> Bool {
        try !session.query("SELECT name FROM people WHERE LOWER(name) = ?", [.text(name.lowercased())]).isEmpty
    }

    func page(after name: String, limit: Int) throws -> [PersonRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM people WHERE name > ? ORDER BY name LIMIT ?",
            [.text(name), .integer(Int64(limit))]
        ).map(Self.record)
    }

    /// Whether it was added: false where somebody has the name.
    func add(_ person: PersonRecord) throws -> Bool {
        try session.execute(
            """
            INSERT INTO people (name, title, mail, kind, issuer, subject, password, password_changed_at, must_change,
                is_disabled, factor_step, created_at, changed_at, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 0) ON CONFLICT (name) DO NOTHING
            """,
            [
                .text(person.name), .text(person.title), CatalogValue(person.mail), .text(person.kind.rawValue),
                CatalogValue(person.issuer), CatalogValue(person.subject), CatalogValue(person.password),
                CatalogValue(person.passwordChangedAt), CatalogValue(person.mustChange),
                CatalogValue(person.isDisabled), CatalogValue(person.createdAt), CatalogValue(person.changedAt),
            ]) == 1
    }

    /// Stores what can be changed, over the revision of the record. Throws `catalog.changed`.
    func update(_ person: PersonRecord) throws {
        try session.change(
            "The person \(person.name)",
            """
            UPDATE people SET title = ?, mail = ?, password = ?, password_changed_at = ?, must_change = ?,
                is_disabled = ?, factor = ?, pending_factor = ?, factor_step = ?, changed_at = ?, revision = revision + 1
            WHERE name = ? AND revision = ?
            """,
            [
                .text(person.title), CatalogValue(person.mail), CatalogValue(person.password),
                CatalogValue(person.passwordChangedAt), CatalogValue(person.mustChange),
                CatalogValue(person.isDisabled), Self.bytes(person.factor), Self.bytes(person.pendingFactor),
                .integer(person.factorStep), CatalogValue(try session.now()), .text(person.name),
                .integer(person.revision),
            ])
    }

    /// With everything that hangs on the account.
    func remove(_ name: String) throws {
        try session.execute("DELETE FROM sessions WHERE person = ?", [.text(name)])
        try session.execute("DELETE FROM recovery_codes WHERE person = ?", [.text(name)])
        try session.remove("person \(name)", "DELETE FROM people WHERE name = ?", [.text(name)])
    }

    func noteSignIn(of name: String) throws {
        try session.execute(
            "UPDATE people SET signed_in_at = ? WHERE name = ?", [CatalogValue(try session.now()), .text(name)])
    }

    // MARK: The second factor

    /// Whether the code of a step may be taken: false where one of it or of a later one was.
    func takeStep(_ step: Int64, of name: String) throws -> Bool {
        try session.execute(
            "UPDATE people SET factor_step = ? WHERE name = ? AND factor_step < ?",
            [.integer(step), .text(name), .integer(step)]) == 1
    }

    /// Takes the place of all codes there were.
    func setRecoveryCodes(_ digests: [String], of name: String) throws {
        try session.execute("DELETE FROM recovery_codes WHERE person = ?", [.text(name)])
        for digest in digests {
            try session.execute(
                "INSERT INTO recovery_codes (person, digest) VALUES (?, ?)", [.text(name), .text(digest)])
        }
    }

    /// Whether there was such a code; it is gone now.
    func takeRecoveryCode(_ digest: String, of name: String) throws -> Bool {
        try session.execute(
            "DELETE FROM recovery_codes WHERE person = ? AND digest = ?", [.text(name), .text(digest)]) == 1
    }

    private static func bytes(_ bytes: [UInt8]?) -> CatalogValue { bytes.map { .blob($0) } ?? .null }

    private static func optionalBytes(_ row: CatalogRow, _ name: String) throws -> [UInt8]? {
        if case .null = try row.value(name) { nil } else { try row.blob(name) }
    }

    private static func record(_ row: CatalogRow) throws -> PersonRecord {
        PersonRecord(
            name: try row.text("name"), title: try row.text("title"), mail: try row.optionalText("mail"),
            kind: try row.raw("kind"), issuer: try row.optionalText("issuer"),
            subject: try row.optionalText("subject"), password: try row.optionalText("password"),
            passwordChangedAt: try row.optionalTime("password_changed_at"), mustChange: try row.flag("must_change"),
            isDisabled: try row.flag("is_disabled"), factor: try optionalBytes(row, "factor"),
            pendingFactor: try optionalBytes(row, "pending_factor"), factorStep: try row.integer("factor_step"),
            createdAt: try row.time("created_at"), changedAt: try row.time("changed_at"),
            signedInAt: try row.optionalTime("signed_in_at"), revision: try row.integer("revision"),
            codeCount: try row.integer("code_count"))
    }
}
