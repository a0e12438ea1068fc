internal import Catalog
internal import Core

extension CatalogTransaction {
    var auditCheckpoints: AuditCheckpointStore { AuditCheckpointStore(transaction: self) }
}

/// The checkpoints of a catalog, and how far each repository has them.
struct AuditCheckpointStore {
    let transaction: CatalogTransaction

    /// A checkpoint as it is stored.
    struct Row: Sendable {
        let first: Int64
        let last: Int64
        let chain: String
        let hash: AuditHash
        let madeAt: Timestamp
        let document: String

        init(_ row: CatalogRow) throws {
            first = try row.integer("first_number")
            last = try row.integer("last_number")
            chain = try row.text("chain")
            // What is no hash is nobody's: the document is what counts.
            hash = AuditHash(try row.text("hash")) ?? .zero
            madeAt = try row.time("made_at")
            document = try row.text("document")
        }
    }

    /// How far a repository has the audit.
    struct Copy: Sendable {
        let repository: String
        /// Number of the last entry that is stored there; 0 for none.
        let through: Int64
        let storedAt: Timestamp?
        let failure: String?
    }

    /// Entries of one checkpoint.
    static let most: Int64 = 1000
    /// Seconds after which entries are signed, however few they are.
    static let seconds: Double = 3600

    private static let columns = "first_number, last_number, chain, hash, made_at, document"
    private var session: any CatalogSession { transaction.session }

    /// Signs what has come since the last one, where it is time to; `now` signs whatever there is. Returns how many were made.
    func make(now isWanted: Bool = false) throws -> Int {
        guard let known = try transaction.audit.head(), known.number > 0 else { return 0 }
        // Most looks find nothing to do, and change nothing.
        guard try isDue(known, isWanted) else { return 0 }
        // From here on nobody appends.
        let head = try transaction.audit.take(0)
        let time = try transaction.now()
        let key = try ServiceSigningKey.current(transaction)
        let service = try ServiceIdentity.current(transaction)
        let anchor = AuditCheckpoint.Anchor(number: head.anchor, hash: head.anchorHash.text)
        var made = 0
        while true {
            let before = try newest()
            let behind = max(before?.last ?? 0, head.anchor)
            let count = head.number - behind
            let isTime = try count > 0 && (isWanted || isOld(before, head, time))
            guard count >= Self.most || isTime else { return made }
            let last = behind + min(count, Self.most)
            guard let hash = try transaction.audit.hash(of: last) else {
                throw TidemarkError(
                    .auditBroken, "The entry \(last) of the audit is missing.",
                    hint: "Run tidemark audit verify against the repository; somebody has changed the catalog.")
            }
            let checkpoint = AuditCheckpoint(
                service: service, chain: head.chain, first: behind + 1, last: last, hash: hash.text, time: time,
                anchor: anchor, previous: before.map { AuditHash(of: Array($0.document.utf8)).text })
            let document = String(decoding: try checkpoint.signed(by: key), as: UTF8.self)
            try session.execute(
                """
                INSERT INTO audit_checkpoints (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    .integer(checkpoint.first), .integer(last), .text(head.chain), .text(hash.text),
                    CatalogValue(time), .text(document),
                ])
            made += 1
        }
    }

    /// The newest, or the newest of those that end at a number or before.
    func newest(through number: Int64 = .max) throws -> Row? {
        try session.query(
            "SELECT \(Self.columns) FROM audit_checkpoints WHERE last_number <= ? ORDER BY last_number DESC LIMIT 1",
            [.integer(number)]
        ).first.map(Row.init)
    }

    /// Those that end behind a number, oldest first.
    func rows(after number: Int64, limit: Int = 10_000) throws -> [Row] {
        try session.query(
            "SELECT \(Self.columns) FROM audit_checkpoints WHERE last_number > ? ORDER BY last_number LIMIT ?",
            [.integer(number), .integer(Int64(limit))]
        ).map(Row.init)
    }

    /// The newest that was signed before a moment and is not the newest of all; nil where there is none.
    func newest(before time: Timestamp) throws -> Row? {
        try session.query(
            """
            SELECT \(Self.columns) FROM audit_checkpoints WHERE made_at < ?
            AND last_number < (SELECT MAX(last_number) FROM audit_checkpoints) ORDER BY last_number DESC LIMIT 1
            """, [CatalogValue(time)]
        ).first.map(Row.init)
    }

    /// By repository's identifier.
    func copies() throws -> [Copy] {
        try session.query("SELECT repository, through, stored_at, failure FROM audit_copies ORDER BY repository").map {
            Copy(
                repository: try $0.text("repository"), through: try $0.integer("through"),
                storedAt: try $0.optionalTime("stored_at"), failure: try $0.optionalText("failure"))
        }
    }

    /// The repository has it up to an entry.
    func noteStored(_ repository: String, through number: Int64) throws {
        try session.execute(
            """
            INSERT INTO audit_copies (repository, through, stored_at, failure) VALUES (?, ?, ?, NULL)
            ON CONFLICT (repository) DO UPDATE SET through = excluded.through, stored_at = excluded.stored_at,
                failure = NULL WHERE audit_copies.through <= excluded.through
            """, [.text(repository), .integer(number), CatalogValue(try session.now())])
    }

    /// It could not be stored; nil where nothing is wrong any more.
    func noteFailure(_ repository: String, _ message: String?) throws {
        try session.execute(
            """
            INSERT INTO audit_copies (repository, through, stored_at, failure) VALUES (?, 0, NULL, ?)
            ON CONFLICT (repository) DO UPDATE SET failure = excluded.failure
            """, [.text(repository), CatalogValue(message)])
    }

    private func isDue(_ head: AuditHead, _ isWanted: Bool) throws -> Bool {
        let before = try newest()
        let count = head.number - max(before?.last ?? 0, head.anchor)
        guard count > 0 else { return false }
        return try isWanted || count >= Self.most || isOld(before, head, transaction.now())
    }

    /// The oldest entry that is not signed is as old as an entry may become without a signature.
    private func isOld(_ before: Row?, _ head: AuditHead, _ now: Timestamp) throws -> Bool {
        let behind = max(before?.last ?? 0, head.anchor)
        guard let oldest = try transaction.audit.rows(after: behind, limit: 1).first else { return true }
        // Also where the clock was set back.
        return abs(now.seconds(since: oldest.happenedAt)) >= Self.seconds
    }
}
