/// The recent speed of a counter: the difference over a sliding span of time.
package struct RateMeter: Sendable {
    private var samples: [(at: Double, count: UInt64)] = []
    private let span: Double

    /// `span` is in seconds.
    package init(span: Double = 10) { self.span = span }

    /// Notes that the counter stood at `count` at `time`, in seconds on any steady clock.
    package mutating func note(_ count: UInt64, at time: Double) {
        if let last = samples.last, count < last.count { samples.removeAll() }
        samples.append((time, count))
        while samples.count > 2, time - samples[1].at > span { samples.removeFirst() }
    }

    /// Units a second over the span; nil until two different times are known.
    package var rate: Double? {
        guard let first = samples.first, let last = samples.last, last.at - first.at > 0.2 else { return nil }
        return Double(last.count - first.count) / (last.at - first.at)
    }

    /// Seconds until the counter reaches `total` at the present rate; nil while that cannot be told.
    package func secondsLeft(until total: UInt64) -> Double? {
        guard let rate, rate > 0, let last = samples.last else { return nil }
        return last.count >= total ? 0 : Double(total - last.count) / rate
    }
}
