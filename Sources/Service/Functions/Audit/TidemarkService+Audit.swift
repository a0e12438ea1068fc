package import APIModel
internal import Catalog
internal import Core

/// The audit: read by those who may, changed by nobody. Reading it stands in it.
extension TidemarkService {
    /// Newest first, before the number `page.after`. Throws `RefusedFields`.
    package func searchAudit(
        _ caller: Caller, _ filter: AuditFilter, _ page: PageRequest
    ) async throws -> Page<AuditEntryDocument> {
        let before = try Self.number(page.after)
        return try await read(caller, .searchAudit, on: ResourceReference(.audit)) { transaction, _ in
            let found = try transaction.audit.search(filter, before: before, limit: page.limit)
            return Page(
                items: found.rows.compactMap { $0.parsed.flatMap { AuditEntryDocument($0) } },
                next: found.next.map { "\($0)" })
        }
    }

    /// Oldest first, behind the number `after`, at most `limit` entries. What is written from now on is not in it.
    package func exportAudit(
        _ caller: Caller, _ filter: AuditFilter, _ form: AuditExport.Form, after: Int64? = nil, limit: Int? = nil
    ) async throws -> AuditExport {
        let last = try await read(caller, .exportAudit, on: ResourceReference(.audit)) { transaction, _ in
            try transaction.audit.largest()
        }
        return AuditExport(
            catalog, filter, form, after: after ?? 0, through: last, limit: limit ?? .max,
            isContinued: (after ?? 0) > 0)
    }

    /// Where the audit ends, what is signed and stored of it, and what was last found in it.
    package func auditState(_ caller: Caller) async throws -> AuditStateDocument {
        var state = try await read(caller, .showAuditState, on: ResourceReference(.audit)) { transaction, _ in
            let head = try transaction.audit.head()
            let settings = AuditSettings(transaction: transaction)
            let verified = try settings.verified()
            let names = try SubjectNames(transaction)
            let checkpoint = try transaction.auditCheckpoints.newest()
            return AuditStateDocument(
                service: "", last: head?.number ?? 0, hash: (head?.hash ?? .zero).text,
                first: (head?.anchor ?? 0) + 1, retentionDays: try settings.retention().days, publicKey: "",
                checkpoint: checkpoint.map {
                    AuditCheckpointDocument(through: $0.last, hash: $0.hash.text, madeAt: WireTime($0.madeAt))
                },
                copies: try transaction.auditCheckpoints.copies().map { copy in
                    AuditCopyDocument(
                        repository: names.name(copy.repository), through: copy.through,
                        storedAt: copy.storedAt.map { WireTime($0) }, failure: copy.failure)
                },
                verifiedAt: verified.map { WireTime($0.at) }, verifiedThrough: verified?.through,
                isIntact: verified.map { $0.problem == nil && $0.conflict == nil },
                problem: verified?.problem ?? verified?.conflict)
        }
        // Made where the service has just begun.
        (state.publicKey, state.service) = try await catalog.write { transaction in
            (try ServiceSigningKey.current(transaction).publicKeyPEM, try ServiceIdentity.current(transaction))
        }
        return state
    }

    /// Looks through everything the catalog keeps of it; what is found is kept, and trouble is an event.
    package func verifyAudit(_ caller: Caller) async throws -> AuditReport {
        try await read(caller, .verifyAudit, on: ResourceReference(.audit)) { _, _ in }
        let report = try await AuditInspection.run(catalog)
        try await AuditLoop.keep(report, in: catalog)
        return report
    }

    package func auditRetention(_ caller: Caller) async throws -> AuditRetentionDocument {
        try await read(caller, .showAuditState, on: ResourceReference(.audit)) { transaction, _ in
            let (days, revision) = try AuditSettings(transaction: transaction).retention()
            return AuditRetentionDocument(days: days, revision: revision)
        }
    }

    /// Throws `catalog.changed`, and `RefusedFields` where less is wanted than must be kept.
    package func changeAuditRetention(
        _ caller: Caller, _ form: AuditRetention, over revision: Int64?
    ) async throws -> AuditRetentionDocument {
        guard AuditRetention.limits.contains(Int64(form.days)) else {
            throw RefusedFields(
                path: "days", "It is out of range.",
                hint: "Write \(AuditRetention.limits.lowerBound) to \(AuditRetention.limits.upperBound).")
        }
        return try await write(caller, .changeAuditRetention, on: ResourceReference(.audit)) { transaction, permit in
            let settings = AuditSettings(transaction: transaction)
            let old = try settings.retention()
            try Revision.require(revision, is: old.revision, "How long the audit is kept")
            try settings.setRetention(form.days, over: old.revision)
            permit.note(before: AuditRetention(days: old.days), after: form)
            return AuditRetentionDocument(days: form.days, revision: old.revision + 1)
        }
    }

    /// The place that a page before gave; nil for the newest.
    private static func number(_ text: String) throws -> Int64? {
        guard !text.isEmpty else { return nil }
        guard let number = Int64(text), number > 0 else {
            throw RefusedFields(
                path: "query.after", "It is no place in this list.", hint: "Send what the page before gave as next.")
        }
        return number
    }
}
