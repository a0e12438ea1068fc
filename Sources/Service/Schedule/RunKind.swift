/// Why a run comes when it comes.
package enum RunKind: String, Hashable, Sendable, Codable {
    /// The first base of an instance that a plan has just been bound to.
    case first
    case onTime = "on-time"
    /// It was due while nothing looked, because the service was down or the clock leapt forward.
    case late
}
