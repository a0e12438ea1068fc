package import APIModel
package import Core
package import Repository

/// Looks through the audit of a service that a repository holds: no service and no catalog are needed.
package struct RepositoryAudit: Sendable {
    /// The service's identifier.
    package let service: String
    /// What each chain came to, oldest first. A service that was rebuilt from an export has begun another.
    package private(set) var reports: [(chain: String, report: AuditReport)] = []
    /// Hashes of entries by number, of the newest chain, and of those before where that one begins.
    package private(set) var hashes: [Int64: AuditHash] = [:]
    /// Checkpoints of the same entries, as they were signed, oldest first.
    package private(set) var checkpoints: [(last: Int64, document: [UInt8])] = []

    private struct Chain {
        let name: String
        let segments: [StoredAuditSegment]
        /// Of the newest segment.
        let newest: AuditCheckpoint?
    }

    /// Reads all of it. Throws `usage.invalid` where the repository holds the audit of several services and none is named,
    /// `repository.missing` where it holds none.
    package static func read(
        _ repository: Repository, of service: String?, publicKey: [UInt8]?, at now: Timestamp
    ) async throws -> RepositoryAudit {
        let segments = try await repository.auditSegments(of: service)
        let services = Set(segments.map(\.service)).sorted()
        guard let only = services.first else {
            throw TidemarkError(
                .usage, "\(repository.title) holds no audit\(service.map { " of the service \($0)" } ?? "")",
                hint: "name the repository that holds the exports of the catalog")
        }
        guard services.count == 1 else {
            throw TidemarkError(
                .usage, "\(repository.title) holds the audit of \(services.count) services",
                hint: "say which with --service: \(services.joined(separator: ", "))")
        }
        var audit = RepositoryAudit(service: only)
        var chains: [Chain] = []
        for (name, segments) in Dictionary(grouping: segments, by: \.chain) {
            chains.append(Chain(name: name, segments: segments, newest: await newest(of: segments, repository)))
        }
        chains.sort { ($0.newest?.time ?? now, $0.name) < ($1.newest?.time ?? now, $1.name) }
        for chain in chains { try await audit.read(chain, repository, publicKey, now) }
        return audit
    }

    private mutating func read(
        _ chain: Chain, _ repository: Repository, _ publicKey: [UInt8]?, _ now: Timestamp
    ) async throws {
        // Where a chain begins behind another's entry, that one's hash is known from there.
        let begin = (chain.segments.first?.first ?? 1) - 1
        let start = hashes[begin].map { (number: begin, hash: $0) }
        var verifier = AuditVerifier(publicKey: publicKey, start: begin > 0 ? start : nil)
        // The newest says first what was let go.
        if let newest = chain.segments.last, let stored = try? await repository.auditSegment(newest) {
            verifier.add(checkpoint: stored.checkpoint)
        }
        for number in hashes.keys where number > begin { hashes[number] = nil }
        checkpoints.removeAll { $0.last > begin }
        for segment in chain.segments {
            try Task.checkCancellation()
            do {
                let (checkpoint, lines) = try await repository.auditSegment(segment)
                if segment != chain.segments.last { verifier.add(checkpoint: checkpoint) }
                checkpoints.append((segment.last, checkpoint))
                for line in lines.split(separator: UInt8(ascii: "\n")) {
                    let bytes = Array(line)
                    verifier.add(bytes)
                    if let parsed = AuditLine(bytes), let entry = parsed.entry { hashes[entry.number] = parsed.hash }
                }
            } catch let error as TidemarkError where error.isObjectFailure {
                verifier.noteUnreadable(segment.first, error.message)
            }
        }
        reports.append((chain.name, verifier.finish(at: now)))
    }

    private static func newest(
        of segments: [StoredAuditSegment], _ repository: Repository
    ) async -> AuditCheckpoint? {
        guard let last = segments.last, let stored = try? await repository.auditSegment(last) else { return nil }
        return AuditCheckpoint.read(stored.checkpoint)?.checkpoint
    }
}
