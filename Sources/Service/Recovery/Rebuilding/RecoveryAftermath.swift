internal import Catalog
internal import Core
internal import Foundation

/// What of a catalog does not hold any more when it was lost and came back from an export.
struct RecoveryAftermath {
    let session: any CatalogSession
    let schema: CatalogSchema

    /// Added to the lease of every job that is not final: a worker of the lost service may hold leases that the export, which is
    /// older, does not know of, and must not be taken for the holder of one given since.
    static let leaseLeap: Int64 = 1_000_000

    /// Tables of what is valid only while a service runs, whoever added them.
    private static let fleeting = ["workers", "sessions", "sign_ins"]

    func run(_ report: inout RecoveryReport) throws {
        let now = CatalogValue(try session.now())
        try session.execute(
            """
            UPDATE jobs SET lease = lease + ?, revision = revision + 1 WHERE state IN ('queued', 'running', 'waiting')
            """, [.integer(Self.leaseLeap)])
        // Somebody had cancelled them: they end, as they do when a worker is lost.
        try session.execute(
            "UPDATE jobs SET state = 'cancelled', ended_at = ? WHERE state = 'running' AND cancel_wanted = 1", [now])
        // A restore may have ended since, and its target may be in use by now: begun again it could replace it.
        report.uncertain = try session.execute(
            """
            UPDATE jobs SET state = 'failed', ended_at = ?, failure_code = ?, failure_message = ?, failure_hint = ?
            WHERE kind = 'restore' AND state IN ('queued', 'running', 'waiting')
            """,
            [
                now, .text(ErrorCode.jobUncertain.rawValue),
                "The service's catalog was lost while this restore was under way or waited for a worker.",
                "Look at the target; resume the job where the restore is still wanted.",
            ])
        report.queued = try session.execute(
            """
            UPDATE jobs SET state = 'queued', not_before = ?, tries = 0, losses = 0, ended_at = NULL
            WHERE state = 'running' OR (state = 'waiting' AND kind = 'stream')
            """, [now])
        for name in Self.fleeting where schema.table(name) != nil { try session.execute("DELETE FROM \(name)") }
        if schema.table("audit_heads") != nil { try AuditStore(session: session).begin() }
        let details = Details(
            export: report.export ?? "", takenAt: report.takenAt, queued: report.queued, uncertain: report.uncertain,
            notes: report.notes)
        _ = try RecoveryEvent.append(details, in: session)
        if report.uncertain > 0 {
            report.notes.append(
                "\(report.uncertain) restores were under way or waiting when the export was taken. They are not begun "
                    + "again by themselves: look at their targets, then resume them with tidemark job resume.")
        }
    }

    private struct Details: Encodable {
        let export: String
        let takenAt: Timestamp?
        let queued: Int
        let uncertain: Int
        let notes: [String]
    }
}
