package import Core

/// The last drill of an instance.
package struct DrillObservation: Sendable, Hashable {
    package var id: String
    package var endedAt: Timestamp
    package var restorePoint: Timestamp
    package var passed: Bool
    /// Seconds.
    package var rto: Double?
    /// The evidence's object in the repository; nil where there is none.
    package var evidence: String?
    package var publicKey: String?

    package init(
        id: String, endedAt: Timestamp, restorePoint: Timestamp, passed: Bool, rto: Double? = nil,
        evidence: String? = nil, publicKey: String? = nil
    ) {
        self.id = id
        self.endedAt = endedAt
        self.restorePoint = restorePoint
        self.passed = passed
        self.rto = rto
        self.evidence = evidence
        self.publicKey = publicKey
    }
}
