/// What a drill's worker found goes to the service, which signs and keeps it: POST jobs/ID/evidence.
package enum EvidenceExchange {
    package struct Request: Sendable, Codable, Hashable {
        package var lease: Int64
        /// The document without service, project and signature, as JSON.
        package var evidence: String

        package init(lease: Int64, evidence: String) {
            self.lease = lease
            self.evidence = evidence
        }
    }

    package struct Answer: Sendable, Codable, Hashable {
        /// Signed, to be stored in the repository as it is.
        package var document: String

        package init(document: String) { self.document = document }
    }
}
