internal import APIModel
internal import Catalog
internal import Core
internal import ObjectStore
internal import Repository

/// Stores what was signed of the audit in the repositories that hold the catalog.
struct AuditKeeper: Sendable {
    let catalog: Catalog
    let repositories: RepositoryPool

    private struct Place: Sendable {
        let assigned: AssignedRepository
        let through: Int64
    }

    private struct Segment: Sendable {
        let stored: StoredAuditSegment
        let checkpoint: [UInt8]
        let lines: [UInt8]
    }

    /// Stores what each repository lacks. Returns what went wrong, by name; what is wrong with one keeps none of the others. Throws
    /// `audit.broken` where a repository holds what the catalog has not written.
    func store() async throws -> [(repository: String, error: TidemarkError)] {
        let (places, service, chain) = try await catalog.write { transaction in
            (
                try Self.places(transaction), try ServiceIdentity.current(transaction),
                try transaction.audit.head()?.chain
            )
        }
        guard let chain else { return [] }
        var problems: [(repository: String, error: TidemarkError)] = []
        var broken: TidemarkError?
        for place in places {
            do {
                try await store(place, service, chain)
            } catch let error as TidemarkError {
                if error.code == .auditBroken { broken = error }
                problems.append((place.assigned.name, error))
                let id = place.assigned.id
                try await catalog.write { try $0.auditCheckpoints.noteFailure(id, error.message) }
            }
        }
        if let broken { throw broken }
        return problems
    }

    private func store(_ place: Place, _ service: String, _ chain: String) async throws {
        let rows = try await catalog.read { transaction in
            let anchor = try transaction.audit.head()?.anchor ?? 0
            return try transaction.auditCheckpoints.rows(after: place.through).filter { $0.first > anchor }
        }
        guard !rows.isEmpty else { return }
        let repository = try await repositories.repository(place.assigned)
        try await requireSame(repository, place, service, chain)
        for row in rows {
            let segment = try await segment(row, service)
            do {
                try await repository.addAuditSegment(
                    segment.stored, checkpoint: segment.checkpoint, lines: segment.lines)
            } catch let error as TidemarkError where error.code == .storeExists {
                throw Self.differs(place.assigned.name, "holds other entries \(row.first) to \(row.last)")
            }
            try await catalog.write { try $0.auditCheckpoints.noteStored(place.assigned.id, through: row.last) }
        }
    }

    /// What a repository has of this chain beyond what is known must be what the catalog has: else the catalog was taken back to an
    /// earlier state, and what it writes now contradicts what it wrote.
    private func requireSame(
        _ repository: Repository, _ place: Place, _ service: String, _ chain: String
    ) async throws {
        let beyond = try await repository.auditSegments(of: service)
            .filter { $0.chain == chain && $0.last > place.through }
        for stored in beyond {
            let document = String(decoding: try await repository.auditSegment(stored).checkpoint, as: UTF8.self)
            let isSame = try await catalog.read { transaction in
                try transaction.auditCheckpoints.rows(after: stored.last - 1, limit: 1).first?.document == document
            }
            guard isSame else {
                throw Self.differs(
                    place.assigned.name,
                    "holds entries up to \(stored.last) that this catalog has not written, or not so")
            }
        }
    }

    private func segment(_ row: AuditCheckpointStore.Row, _ service: String) async throws -> Segment {
        let entries = try await catalog.read {
            try $0.audit.rows(
                after: row.first - 1, through: row.last, limit: Int(AuditCheckpointStore.most) + 1)
        }
        guard entries.count == Int(row.last - row.first + 1), entries.last?.parsed?.hash == row.hash,
            let stored = StoredAuditSegment(service: service, chain: row.chain, first: row.first, last: row.last)
        else {
            throw TidemarkError(
                .auditBroken, "Entries \(row.first) to \(row.last) of the audit are not those that were signed.",
                hint: "Run tidemark audit verify; somebody has changed the catalog.")
        }
        var lines: [UInt8] = []
        for entry in entries { lines += Array(entry.text.utf8) + [UInt8(ascii: "\n")] }
        return Segment(stored: stored, checkpoint: Array(row.document.utf8), lines: lines)
    }

    /// Takes away what the service does not keep any more, oldest first, as far as no lock keeps it. Returns how many segments went.
    func trim() async throws -> Int {
        let (places, service, anchor) = try await catalog.write { transaction in
            (
                try Self.places(transaction), try ServiceIdentity.current(transaction),
                try transaction.audit.head()?.anchor ?? 0
            )
        }
        guard anchor > 0 else { return 0 }
        var gone = 0
        for place in places where place.through > anchor {
            let repository = try await repositories.repository(place.assigned)
            for segment in try await repository.auditSegments(of: service) where segment.last <= anchor {
                guard try await repository.removeAuditSegment(segment) else { break }
                gone += 1
            }
        }
        return gone
    }

    /// Repositories that are marked to hold the catalog, or the oldest of all.
    private static func places(_ transaction: CatalogTransaction) throws -> [Place] {
        let all = try transaction.repositories.all()
        let marked = all.filter { $0.settings.holdsCatalog == true }
        let copies = Dictionary(
            try transaction.auditCheckpoints.copies().map { ($0.repository, $0.through) }
        ) { first, _ in first }
        let builder = AssignmentBuilder(transaction)
        return (marked.isEmpty ? Array(all.prefix(1)) : marked).compactMap { record in
            // One whose key is not stored is told of where its exports fail.
            (try? builder.repository(record.id)).map { Place(assigned: $0, through: copies[record.id] ?? 0) }
        }
    }

    private static func differs(_ name: String, _ what: String) -> TidemarkError {
        TidemarkError(
            .auditBroken, "The repository \(name) \(what).",
            hint: "Was the catalog restored by hand? Compare the two with tidemark audit verify --repo.")
    }
}
