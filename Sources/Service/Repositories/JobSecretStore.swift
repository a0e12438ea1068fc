internal import Catalog
package import Core

/// What a single job needs that must not be in its payload, such as the password of a server somebody restores to.
/// Kept sealed until the job has ended.
package struct JobSecretStore {
    let session: any CatalogSession
    let sealing: any SecretSealing

    /// The job must be there already. Throws `catalog.exists` where there is none.
    package func set(_ secret: Secret, of job: JobID) throws {
        try session.execute(
            """
            INSERT INTO job_secrets (job, sealed) VALUES (?, ?)
            ON CONFLICT (job) DO UPDATE SET sealed = excluded.sealed
            """, [.text(job.rawValue), .blob(try sealing.seal(secret, context: Self.context(job)))])
    }

    /// Nil where there is none. Throws `catalog.secret` where it does not open.
    package func secret(of job: JobID) throws -> Secret? {
        try session.first("SELECT sealed FROM job_secrets WHERE job = ?", [.text(job.rawValue)])
            .map { try sealing.open(try $0.blob("sealed"), context: Self.context(job)) }
    }

    /// Takes away the secrets of jobs that have succeeded or were cancelled; failed ones may be resumed for a day.
    package func forgetEnded() throws {
        try session.execute(
            """
            DELETE FROM job_secrets WHERE job IN (
                SELECT id FROM jobs WHERE state IN ('succeeded', 'cancelled') OR (state = 'failed' AND ended_at < ?))
            """, [CatalogValue(try session.now().adding(seconds: -86_400))])
    }

    private static func context(_ job: JobID) -> String { "job/\(job.rawValue)/secret" }
}
