internal import Core

/// What was already tried to make a call succeed.
struct S3Recovery {
    /// A store of several machines may have several clocks: one correction need not please the next answer.
    static let maxClockCorrections = 4
    var clockCorrections = 0
    var hasRenewedCredentials = false
    var retries = 0
    var last: S3RequestFailure?
    private var since: Timestamp?

    /// What is left of the patience, which begins to run when this is asked first.
    mutating func secondsLeft(at now: Timestamp, of patience: Double) -> Double {
        let start = since ?? now
        since = start
        return patience - now.seconds(since: start)
    }
}
