package import APIModel
package import Catalog
internal import Core

/// Looks through the audit of a catalog.
package enum AuditInspection {
    /// Entries of one transaction.
    private static let page = 1000

    /// Reads every entry. Calls may go on meanwhile: what is written after it began is not looked at.
    package static func run(_ catalog: Catalog) async throws -> AuditReport {
        let before = try await catalog.read { try $0.audit.head() }
        let report = try await once(catalog)
        // What was let go meanwhile is not missing.
        guard !report.isIntact, try await catalog.read({ try $0.audit.head() })?.anchor != before?.anchor else {
            return report
        }
        return try await once(catalog)
    }

    private static func once(_ catalog: Catalog) async throws -> AuditReport {
        let key = try await catalog.write { try ServiceSigningKey.current($0).publicKey }
        let (head, checkpoints) = try await catalog.read { transaction in
            (try transaction.audit.head(), try transaction.auditCheckpoints.rows(after: 0, limit: .max))
        }
        guard let head else {
            var verifier = AuditVerifier(publicKey: key)
            return verifier.finish(at: try await catalog.read { try $0.now() })
        }
        var verifier = AuditVerifier(publicKey: key, start: (head.anchor, head.anchorHash))
        for checkpoint in checkpoints where checkpoint.last > head.anchor {
            verifier.add(checkpoint: Array(checkpoint.document.utf8))
        }
        var number = head.anchor
        while number < head.number {
            try Task.checkCancellation()
            let after = number
            let rows = try await catalog.read {
                try $0.audit.rows(after: after, through: head.number, limit: page)
            }
            guard let last = rows.last else { break }
            for row in rows {
                verifier.add(Array(row.text.utf8))
                if !row.isConsistent { verifier.noteColumns(of: row.number) }
            }
            number = last.number
        }
        let (now, largest, newest) = try await catalog.read { transaction in
            (try transaction.now(), try transaction.audit.largest(), try transaction.audit.head()?.number ?? 0)
        }
        if largest > newest { verifier.noteUnreadable(largest, "Entry \(largest) is there, and was never written.") }
        return verifier.finish(at: now, head: head)
    }
}
