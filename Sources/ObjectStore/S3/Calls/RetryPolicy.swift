/// How long to wait before the next try: exponentially longer, all of it left to chance ("full jitter").
package struct RetryPolicy: Sendable {
    package var baseSeconds = 0.1
    package var capSeconds = 15.0
    /// Between 0 and 1; tests pass their own.
    package var random: @Sendable () -> Double = { Double.random(in: 0..<1) }

    package init() {}

    /// Seconds before try number `tries` + 1, at least what the store asked for.
    package func delay(after tries: Int, atLeast: Double?) -> Double {
        let ceiling = min(capSeconds, baseSeconds * Double(1 << min(max(0, tries - 1), 20)))
        return (atLeast ?? 0) + ceiling * random()
    }
}
