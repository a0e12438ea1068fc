package import Catalog
internal import Core
internal import Repository

/// Signs evidence where the catalog is.
package struct CatalogEvidenceKeeper: EvidenceKeeper {
    let catalog: Catalog

    package init(catalog: Catalog) { self.catalog = catalog }

    package func keep(_ evidence: DrillEvidence, of id: JobID, lease: Int64) async throws -> [UInt8] {
        try await catalog.write { transaction in
            let job = try transaction.jobs.find(id)
            guard job.state == .running, job.lease == lease else {
                throw TidemarkError(
                    .jobLost, "The job \(id) is no longer run under lease \(lease).",
                    hint: "Nothing has to be done: whoever holds the job goes on with it.")
            }
            guard job.kind == .drill, evidence.who.job == id.rawValue, job.subject.instance == evidence.instance.id
            else {
                throw TidemarkError(
                    .drillEvidence, "The evidence \(evidence.drill) is not of the job \(id).",
                    hint: "Use the same version of Tidemark for server and workers.")
            }
            var evidence = evidence
            evidence.who.service = try ServiceIdentity.current(transaction)
            evidence.who.project = job.subject.project
            if let known = try transaction.drills.evidence(of: evidence.drill) {
                guard SignedFrame(.evidence, known.document)?.body == (try StoredJSON.encode(evidence)) else {
                    throw TidemarkError(
                        .catalogExists, "There is another drill \(evidence.drill).", hint: "Run the drill again.")
                }
                return known.document
            }
            let key = try ServiceSigningKey.current(transaction)
            let document = try evidence.signed(by: key)
            try transaction.drills.add(
                evidence.record,
                EvidenceRecord(
                    drill: evidence.drill, object: evidence.repository.object,
                    publicKey: Base64Bytes(try key.publicKey).description, document: document))
            let kind = evidence.outcome == .passed ? EventKind.drillPassed : .drillFailed
            try transaction.events.append(
                kind.rawValue, project: job.subject.project, instance: evidence.instance.id,
                job: id.rawValue, document: try evidence.summary(to: try Self.receivers(of: kind, job, transaction)))
            return document
        }
    }

    /// Whom the drill's plan wants told, as events name them; nil for nobody.
    private static func receivers(
        of kind: EventKind, _ job: Job, _ transaction: CatalogTransaction
    ) throws -> String? {
        try transaction.addressed(PlannedEvent(kind, instance: job.subject.instance), of: job).details["to"]
    }
}

extension DrillEvidence {
    /// As the catalog keeps it.
    fileprivate var record: DrillRecord {
        DrillRecord(
            id: drill, job: who.job, project: who.project, instance: instance.id, repository: repository.name,
            plan: who.plan, base: point.base, restorePoint: point.time, gtid: point.gtid?.description,
            startedAt: startedAt, endedAt: endedAt, outcome: outcome == .passed ? .passed : .failed,
            rto: rto?.microseconds, failure: failure?.message)
    }

    /// For the event, as JSON.
    ///
    /// - Parameter receivers: who is told; nil for nobody.
    fileprivate func summary(to receivers: String?) throws -> String {
        let summary = Summary(
            drill: drill, point: point.time, rto: rto?.microseconds, failure: failure?.message, to: receivers)
        return String(decoding: try StoredJSON.encode(summary), as: UTF8.self)
    }

    private struct Summary: Encodable {
        let drill: String
        let point: Timestamp
        let rto: Int64?
        let failure: String?
        let to: String?
    }
}
