/// The last drill of an instance, and where its evidence is.
package struct ComplianceDrill: Described, Hashable {
    package var id: String
    package var endedAt: WireTime
    package var restorePoint: WireTime
    package var passed: Bool
    /// The measured RTO.
    package var rtoSeconds: Double?
    /// The evidence's object in the repository; absent where there is none.
    package var evidence: String?
    /// Base64 of the key the evidence is signed for.
    package var publicKey: String?

    package init(
        id: String, endedAt: WireTime, restorePoint: WireTime, passed: Bool, rtoSeconds: Double?, evidence: String?,
        publicKey: String?
    ) {
        self.id = id
        self.endedAt = endedAt
        self.restorePoint = restorePoint
        self.passed = passed
        self.rtoSeconds = rtoSeconds
        self.evidence = evidence
        self.publicKey = publicKey
    }

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names it and its evidence for ever."),
            .required("endedAt", .time, "When it ended."),
            .required("restorePoint", .time, "When the last transaction of what was restored committed."),
            .required("passed", .boolean, "It proved its restore point."),
            .optional("rtoSeconds", .number, "The measured RTO."),
            .optional("evidence", .text(), "The evidence's object in the repository; absent where there is none."),
            .optional("publicKey", .text(), "Base64 of the key the evidence is signed for."),
        ])
    }
}
