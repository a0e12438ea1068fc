package import Core

extension ErrorCode {
    /// An assertion of the plan is not true of the restored instance.
    package static let drillAssertion = ErrorCode("drill.assertion")
    /// There is no restore point to prove.
    package static let drillNothing = ErrorCode("drill.nothing")
    /// A document is no evidence, or was changed, or is signed by another service.
    package static let drillEvidence = ErrorCode("drill.evidence")
}
