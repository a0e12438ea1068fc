internal import Core

/// A request that failed, with what is needed to decide how to go on.
struct S3RequestFailure: Error {
    enum Cause {
        case transport(TransportFailure)
        case store(S3Error)
        /// A success whose content cannot be believed.
        case content(String)
    }

    let cause: Cause
    let credentials: S3Credentials?
    /// The store's time less ours, in seconds, where it told.
    let clockOffset: Double?
    /// What of that was taken into account.
    let knownOffset: Double

    init(_ cause: Cause, credentials: S3Credentials? = nil, clockOffset: Double? = nil, knownOffset: Double = 0) {
        self.cause = cause
        self.credentials = credentials
        self.clockOffset = clockOffset
        self.knownOffset = knownOffset
    }

    var verdict: S3Verdict {
        switch cause {
        case .transport(let failure): S3Verdict(failure)
        case .store(let error) where error.status == 403 && error.code.isEmpty && isClockWrong: .correctClock
        case .store(let error): S3Verdict(error)
        case .content: .retry(after: nil)
        }
    }

    /// Whether the request may have been carried out all the same.
    var mayHaveArrived: Bool {
        switch cause {
        case .transport(let failure): failure.mayHaveArrived
        case .store(let error): error.status >= 500
        case .content: true
        }
    }

    /// Whether the clocks differ by more than S3 tolerates, or nearly so. An answer to HEAD has no body to say it.
    private var isClockWrong: Bool { clockOffset.map { ($0 - knownOffset).magnitude > 600 } ?? false }
}
