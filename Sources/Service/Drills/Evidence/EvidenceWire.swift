package import Core

/// The bodies between a worker elsewhere and the service that signs its evidence: POST work/jobs/ID/evidence.
package enum EvidenceWire {
    package struct Ask: Sendable, Codable {
        package var lease: Int64
        package var evidence: DrillEvidence

        package init(lease: Int64, evidence: DrillEvidence) {
            self.lease = lease
            self.evidence = evidence
        }
    }

    package struct Answer: Sendable, Codable {
        /// The signed document.
        package var document: Base64Bytes

        package init(document: Base64Bytes) { self.document = document }
    }
}
