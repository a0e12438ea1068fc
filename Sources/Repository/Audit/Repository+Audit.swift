internal import Core
internal import ObjectStore

/// The audit of services: what was written is kept where backups are, under the lock they are under.
extension Repository {
    /// Segments of one service, or of all, by service, chain and number.
    package func auditSegments(of service: String? = nil) async throws -> [StoredAuditSegment] {
        let prefix = service.map { ObjectNames.audit(of: $0) } ?? ObjectNames.audit
        return try await store.keys(prefix, after: nil, limit: .max).compactMap { StoredAuditSegment($0) }
            .sorted { ($0.service, $0.chain, $0.first, $0.last) < ($1.service, $1.chain, $1.first, $1.last) }
    }

    /// Stores a segment, once: a second time it must be the same. Throws `store.exists`.
    package func addAuditSegment(
        _ segment: StoredAuditSegment, checkpoint: [UInt8], lines: [UInt8]
    ) async throws {
        do {
            try await write(.auditSegment, segment.name, [checkpoint, lines], mode: .ifAbsent)
        } catch let error as TidemarkError where error.code == .storeExists {
            // The answer to an earlier attempt may have been lost, or another server was first.
            guard try await auditSegment(segment) == (checkpoint, lines) else { throw error }
        }
    }

    /// The signed checkpoint, and the lines it is for, each with its line break. Throws `object.missing`, `object.truncated`,
    /// `object.damaged`.
    package func auditSegment(
        _ segment: StoredAuditSegment
    ) async throws -> (checkpoint: [UInt8], lines: [UInt8]) {
        let sections = try await read(.auditSegment, segment.name)
        return (sections[0], sections[1])
    }

    /// Takes a segment away. False where a lock of the store keeps it.
    package func removeAuditSegment(_ segment: StoredAuditSegment) async throws -> Bool {
        do {
            try await store.delete(segment.name)
            return true
        } catch let error as TidemarkError where error.code == .storeLocked {
            return false
        }
    }
}
