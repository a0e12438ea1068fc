internal import Core
package import Service

/// Has a service elsewhere sign and keep the evidence of drills.
package struct HTTPEvidenceKeeper: EvidenceKeeper {
    private let calls: WorkCalls

    /// The client's token must be of a worker.
    package init(client: APIClient) { calls = WorkCalls(client: client) }

    package func keep(_ evidence: DrillEvidence, of job: JobID, lease: Int64) async throws -> [UInt8] {
        try await calls.ask(
            EvidenceWire.Answer.self, WorkCalls.path(job.rawValue, "evidence"),
            EvidenceWire.Ask(lease: lease, evidence: evidence)
        ).document.bytes
    }
}
