/// How long to wait before the next try: twice as long each time, half of it left to chance.
package struct Backoff: Sendable, Equatable {
    package let firstSeconds: Double
    package let longestSeconds: Double

    /// For what passes by itself: a connection, an answer.
    package static let soon = Backoff(firstSeconds: 5, longestSeconds: 900)
    /// The same for a stream: as long as it waits the log falls behind, and how long the trouble lasted says nothing of how long
    /// it will.
    package static let endless = Backoff(firstSeconds: 2, longestSeconds: 30)
    /// For what passes when somebody does something: room, a key service.
    package static let later = Backoff(firstSeconds: 300, longestSeconds: 3600)

    /// Seconds before the next try, after `tries` failed ones (from 1). `random` lies in 0..<1.
    package func delay(after tries: Int, random: Double) -> Double {
        let whole = min(longestSeconds, firstSeconds * Double(1 << min(max(0, tries - 1), 20)))
        return whole * (0.5 + 0.5 * min(max(0, random), 1))
    }
}
