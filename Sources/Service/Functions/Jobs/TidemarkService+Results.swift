package import APIModel
internal import Catalog
internal import Core

/// What jobs found out or did.
extension TidemarkService {
    /// Throws `job.missing`, and `catalog.missing` where the job has no result, or none any more. That of a lookup is seen by
    /// whoever may ask for such a lookup.
    package func jobResult(_ caller: Caller, _ id: String) async throws -> JobResult {
        let resource = ResourceReference(.job, name: id)
        return try await read(caller, .showJobResult, on: resource) { transaction, permit in
            let job = try transaction.jobs.find(JobID(id))
            if job.kind == .lookup { try permit.requireAfter(job.function, on: try transaction.filled(resource)) }
            guard var result = try transaction.jobResults.find(job.id) else {
                throw transaction.session.missing("result of the job \(id)")
            }
            if result.forecast != nil, let instance = job.subject.instance {
                result.forecast?.measured = try transaction.restoreRate(of: instance)
            }
            return result
        }
    }
}

extension CatalogTransaction {
    private static let mostRestores: Int64 = 20
    private static let mostDrills = 20

    /// How fast the newest restore or drill of an instance went; nil where none was measured.
    fileprivate func restoreRate(of instance: String) throws -> RestoreRateDocument? {
        [try newestRestore(of: instance), try newestDrill(of: instance)].compactMap { $0 }.max {
            $0.measuredAt < $1.measuredAt
        }
    }

    private func newestRestore(of instance: String) throws -> RestoreRateDocument? {
        let rows = try session.query(
            """
            SELECT id, ended_at FROM jobs WHERE instance = ? AND kind = 'restore' AND state = 'succeeded'
            ORDER BY created_at DESC LIMIT ?
            """, [.text(instance), .integer(Self.mostRestores)])
        for row in rows {
            let id = try row.text("id")
            guard let report = try jobResults.find(JobID(id))?.restore, report.rows > 0, report.seconds > 0 else {
                continue
            }
            return RestoreRateDocument(
                kind: "restore", job: id, measuredAt: WireTime(Timestamp(microseconds: try row.integer("ended_at"))),
                rows: report.rows, seconds: report.seconds)
        }
        return nil
    }

    private func newestDrill(of instance: String) throws -> RestoreRateDocument? {
        for drill in try drills.page(of: instance, before: nil, limit: Self.mostDrills) {
            guard let rto = drill.rto, rto > 0, let record = try drills.evidence(of: drill.id),
                let evidence = DrillEvidence(kept: record.document)
            else { continue }
            let rows = evidence.tables.reduce(0 as Int64) { $0 &+ Int64(clamping: $1.rows) }
            guard rows > 0 else { continue }
            return RestoreRateDocument(
                kind: "drill", job: drill.job, measuredAt: WireTime(drill.endedAt), rows: rows,
                seconds: Double(rto) / 1_000_000)
        }
        return nil
    }
}
