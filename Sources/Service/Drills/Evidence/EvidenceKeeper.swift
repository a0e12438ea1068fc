internal import Core

/// The service as a drill's worker sees it: it signs what the worker found, and keeps it. The signing key never leaves it.
package protocol EvidenceKeeper: Sendable {
    /// Gives the signed document, which the worker stores in the repository. Asked for again with the same evidence, it gives
    /// the same document. Throws `job.lost` where the drill is not the worker's any more.
    func keep(_ evidence: DrillEvidence, of job: JobID, lease: Int64) async throws -> [UInt8]
}
