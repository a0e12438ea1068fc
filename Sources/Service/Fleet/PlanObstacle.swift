internal import Core

/// Why a plan cannot be met as it is written.
package enum PlanObstacle: Hashable, Sendable {
    /// A base takes longer than the longest time between two of them, in seconds.
    case baseOutlastsCycle(base: Double, cycle: Double)
    /// A base takes longer than the window is open between two of them, in seconds.
    case baseOutlastsWindow(base: Double, open: Double)
    /// Less loss is promised than bases alone, without log, can keep, in seconds.
    case promiseNeedsLog(rpo: Int, cycle: Double)
    case repositoryMissing(ResourceName)

    /// For people: what is wrong, and what to do.
    package var text: String {
        switch self {
        case .baseOutlastsCycle(let base, let cycle):
            "A base takes \(DurationText.of(seconds: base)), longer than the cycle's "
                + "\(DurationText.of(seconds: cycle)): make the cycle longer, or raise threads or rate."
        case .baseOutlastsWindow(let base, let open):
            "A base takes \(DurationText.of(seconds: base)), and the window is open for "
                + "\(DurationText.of(seconds: open)) a cycle: make the window longer, or raise threads or rate."
        case .promiseNeedsLog(let rpo, let cycle):
            "An RPO of \(DurationText.of(seconds: Double(rpo))) is promised, and without log bases alone come every "
                + "\(DurationText.of(seconds: cycle)): set log to true."
        case .repositoryMissing(let name):
            "There is no repository “\(name)”: add it to the configuration, or name another."
        }
    }
}
