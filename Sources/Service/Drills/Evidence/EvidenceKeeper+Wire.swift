package import APIModel

/// The same over the wire, for workers far away.
extension EvidenceKeeper {
    /// What a server does with a worker's request. Throws `usage.invalid` where it holds no evidence, and what `keep` throws.
    package func keep(_ request: EvidenceExchange.Request, of job: JobID) async throws -> EvidenceExchange.Answer {
        let evidence = try WorkJSON.value(DrillEvidence.self, in: request.evidence)
        let document = try await keep(evidence, of: job, lease: request.lease)
        return EvidenceExchange.Answer(document: String(decoding: document, as: UTF8.self))
    }
}
