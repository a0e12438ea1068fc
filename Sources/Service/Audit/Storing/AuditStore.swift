internal import Catalog
internal import Core
internal import Repository

extension CatalogTransaction {
    package var audit: AuditStore { AuditStore(session: session) }
}

/// The chain of entries in a catalog. Entries are added, and let go from the oldest on; nothing changes one.
package struct AuditStore {
    let session: any CatalogSession

    static let name: CatalogValue = "audit"
    private static let headColumns = "chain, number, hash, anchor, anchor_hash"
    private static let columns =
        "number, happened_at, who, function, verb, kind, project, resource, instance, result, request, address, line, hash"
    /// Rows of one statement.
    private static let batch = 16

    /// Nil where nothing was ever written.
    package func head() throws -> AuditHead? {
        try session.first("SELECT \(Self.headColumns) FROM audit_heads WHERE name = ?", [Self.name]).map(Self.head)
    }

    /// The head, with the chain to oneself until the transaction ends; `count` numbers behind it are taken.
    func take(_ count: Int) throws -> AuditHead {
        let sql = "UPDATE audit_heads SET number = number + ? WHERE name = ? RETURNING \(Self.headColumns)"
        let parameters: [CatalogValue] = [.integer(Int64(count)), Self.name]
        var row = try session.first(sql, parameters)
        if row == nil {
            let zero = AuditHash.zero.text
            try session.execute(
                """
                INSERT INTO audit_heads (name, \(Self.headColumns)) VALUES (?, ?, 0, ?, 0, ?)
                ON CONFLICT (name) DO NOTHING
                """, [Self.name, .text(Self.newChain()), .text(zero), .text(zero)])
            row = try session.first(sql, parameters)
        }
        guard let row else {
            throw TidemarkError(
                .catalogDamaged, "The catalog does not say where the audit ends.",
                hint: "Restore it from its export in a repository.")
        }
        return try Self.head(row)
    }

    /// Appends entries. Others that append wait until the transaction ends: do it last.
    func append(_ drafts: [AuditDraft]) throws {
        guard !drafts.isEmpty else { return }
        let now = try session.now()
        let head = try take(drafts.count)
        var number = head.number - Int64(drafts.count)
        var previous = head.hash
        var rows: [[CatalogValue]] = []
        for draft in drafts {
            number += 1
            let entry = AuditEntry(draft, chain: head.chain, number: number, time: now, previous: previous.text)
            let line = AuditLine(body: try entry.body)
            previous = line.hash
            rows.append(Self.values(entry, line))
        }
        for start in stride(from: 0, to: rows.count, by: Self.batch) {
            let part = rows[start..<min(rows.count, start + Self.batch)]
            let marks = "(" + Array(repeating: "?", count: 14).joined(separator: ", ") + ")"
            try session.execute(
                "INSERT INTO audit_entries (\(Self.columns)) VALUES "
                    + Array(repeating: marks, count: part.count).joined(separator: ", "), part.flatMap { $0 })
        }
        try session.execute("UPDATE audit_heads SET hash = ? WHERE name = ?", [.text(previous.text), Self.name])
    }

    /// Rows behind a number, oldest first.
    func rows(after number: Int64, through last: Int64 = .max, limit: Int) throws -> [AuditRow] {
        try session.query(
            """
            SELECT \(Self.columns) FROM audit_entries WHERE number > ? AND number <= ? ORDER BY number LIMIT ?
            """, [.integer(number), .integer(last), .integer(Int64(limit))]
        ).map(AuditRow.init)
    }

    /// The hash of an entry; nil where it is not there.
    func hash(of number: Int64) throws -> AuditHash? {
        try session.first("SELECT hash FROM audit_entries WHERE number = ?", [.integer(number)])
            .flatMap { AuditHash(try $0.text("hash")) }
    }

    /// The largest number there is; 0 without any.
    func largest() throws -> Int64 {
        try session.first("SELECT MAX(number) AS number FROM audit_entries", [])?.optionalInteger("number") ?? 0
    }

    /// A catalog that came back from an export begins another chain, behind the last entry it knows: the lost one may have gone on.
    package func begin() throws {
        guard try head() != nil else { return }
        try session.execute(
            "UPDATE audit_heads SET chain = ? WHERE name = ?", [.text(Self.newChain()), Self.name])
        // An export holds the newest entries alone.
        guard let oldest = try rows(after: 0, limit: 1).first, let entry = oldest.parsed?.entry,
            let before = AuditHash(entry.previous)
        else { return }
        try session.execute(
            "UPDATE audit_heads SET anchor = ?, anchor_hash = ? WHERE name = ? AND anchor < ?",
            [.integer(oldest.number - 1), .text(before.text), Self.name, .integer(oldest.number - 1)])
    }

    /// Lets entries go, the oldest up to one whose hash is kept.
    func trim(through number: Int64, _ hash: AuditHash) throws -> Int {
        try session.execute(
            "UPDATE audit_heads SET anchor = ?, anchor_hash = ? WHERE name = ?",
            [.integer(number), .text(hash.text), Self.name])
        try session.execute("DELETE FROM audit_checkpoints WHERE last_number < ?", [.integer(number)])
        return try session.execute("DELETE FROM audit_entries WHERE number <= ?", [.integer(number)])
    }

    private static func newChain() -> String { RandomIdentifier.hexadecimal(bytes: 8) }

    private static func head(_ row: CatalogRow) throws -> AuditHead {
        guard let hash = AuditHash(try row.text("hash")), let anchorHash = AuditHash(try row.text("anchor_hash")) else {
            throw TidemarkError(
                .catalogDamaged, "The catalog does not say where the audit ends.",
                hint: "Restore it from its export in a repository.")
        }
        return AuditHead(
            chain: try row.text("chain"), number: try row.integer("number"), hash: hash,
            anchor: try row.integer("anchor"), anchorHash: anchorHash)
    }

    static func values(_ entry: AuditEntry, _ line: AuditLine) -> [CatalogValue] {
        [
            .integer(entry.number), CatalogValue(entry.time), .text(entry.who.name), .text(entry.function),
            CatalogValue(entry.verb), .text(entry.resource.kind), CatalogValue(entry.resource.project),
            CatalogValue(entry.resource.name),
            CatalogValue(entry.resource.kind == "instance" ? entry.resource.name : entry.resource.instance),
            .text(entry.result.rawValue), .text(entry.request), CatalogValue(entry.address),
            .text(String(decoding: line.bytes, as: UTF8.self)), .text(line.hash.text),
        ]
    }

    static var columnNames: [String] { columns.split(separator: ", ").map(String.init) }
}
