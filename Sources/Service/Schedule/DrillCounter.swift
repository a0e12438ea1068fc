/// Counts bases, so that every Nth is followed by a drill.
package struct DrillCounter: Hashable, Sendable, Codable {
    /// Bases completed since the last drill by count.
    package private(set) var bases = 0

    package init() {}

    /// A base has been completed; whether a drill follows. Never without `every`. A smaller number takes effect at
    /// once.
    package mutating func baseCompleted(every: Int?) -> Bool {
        bases += 1
        guard let every, bases >= every else { return false }
        bases = 0
        return true
    }
}
