package import APIModel
internal import Core

extension JobOutcome {
    /// Throws `usage.invalid` for a word that is none of the three.
    package init(_ wire: WorkRequest.Finish) throws {
        switch (wire.outcome, wire.failure) {
        case ("succeeded", _): self = .succeeded
        case ("released", _): self = .released
        case ("failed", let failure?):
            self = .failed(
                JobFailure(code: ErrorCode(failure.code), message: failure.message, hint: failure.hint))
        default:
            throw TidemarkError(
                .usage, "“\(wire.outcome)” is no outcome of a job.",
                hint: "Send succeeded, released, or failed with a failure.")
        }
    }

    package func wire(lease: Int64) -> WorkRequest.Finish {
        switch self {
        case .succeeded: WorkRequest.Finish(lease: lease, outcome: "succeeded")
        case .released: WorkRequest.Finish(lease: lease, outcome: "released")
        case .failed(let failure):
            WorkRequest.Finish(
                lease: lease, outcome: "failed",
                failure: WireFailure(
                    code: failure.code.rawValue, message: failure.message, hint: failure.hint))
        }
    }
}
