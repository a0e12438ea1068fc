package import APIModel
internal import Catalog
internal import Core

/// What jobs found out or did, sealed: it may hold rows of an instance.
package struct JobResultStore {
    let session: any CatalogSession
    let sealing: any SecretSealing

    /// Bytes of a result; a larger one is refused.
    package static let largest = 800_000
    /// How long the answers of lookups are kept. Seconds.
    private static let answerSeconds = 7.0 * 86_400

    /// Throws `usage.invalid` for one that is too large.
    package func set(_ result: JobResult, of job: JobID) throws {
        let bytes = try WorkJSON.bytes(result)
        guard bytes.count <= Self.largest else {
            throw TidemarkError(
                .usage, "The result has \(bytes.count) bytes, more than \(Self.largest).", hint: "Ask for less.")
        }
        try session.execute(
            """
            INSERT INTO job_results (job, made_at, sealed) VALUES (?, ?, ?)
            ON CONFLICT (job) DO UPDATE SET made_at = excluded.made_at, sealed = excluded.sealed
            """,
            [
                .text(job.rawValue), CatalogValue(try session.now()),
                .blob(try sealing.seal(Secret(bytes), context: Self.context(job))),
            ])
    }

    /// Nil where there is none, or none any more. Throws `catalog.secret` where it does not open.
    package func find(_ job: JobID) throws -> JobResult? {
        try session.first("SELECT sealed FROM job_results WHERE job = ?", [.text(job.rawValue)])
            .map { try sealing.open(try $0.blob("sealed"), context: Self.context(job)) }
            .map { try $0.withBytes { try WorkJSON.value(JobResult.self, in: $0) } }
    }

    /// Takes away old answers of lookups. Those of restores stay as long as their jobs.
    package func forgetAnswers() throws {
        try session.execute(
            "DELETE FROM job_results WHERE made_at < ? AND job IN (SELECT id FROM jobs WHERE kind = 'lookup')",
            [CatalogValue(try session.now().adding(seconds: -Self.answerSeconds))])
    }

    private static func context(_ job: JobID) -> String { "job/\(job.rawValue)/result" }
}
