package import Core

extension Cycle {
    /// The longest time between two due instants within the 400 days after an instant, in seconds; at most 1,000 runs
    /// are looked at. Infinite where fewer than two are due.
    package func longestInterval(after instant: Timestamp) -> Double {
        let due = instants(after: instant, through: instant.adding(seconds: 400 * 86_400), limit: 1000)
        return zip(due.dropFirst(), due).map { $0.seconds(since: $1) }.max() ?? .infinity
    }
}
