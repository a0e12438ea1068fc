internal import APIModel
package import Core

/// What is read off an instance at an instant.
package struct TideReading: Sendable, Hashable {
    package var rpo: Double?
    package var stored: Int64?
    package var packed: Int64?
    package var raw: Int64?

    /// Nil where nothing is known.
    package init?(_ facts: InstanceFacts, at now: Timestamp) {
        rpo = facts.rpo(at: now)
        stored = facts.storedBytes.map { Int64(clamping: $0) }
        if !facts.bases.isEmpty {
            packed = Self.sum(facts.bases.map(\.storedBytes))
            raw = Self.sum(facts.bases.map(\.rawBytes))
        }
        guard rpo != nil || stored != nil || raw != nil else { return nil }
    }

    /// Takes up a later one: the worst stays, sizes are the last.
    package mutating func take(_ later: TideReading) {
        rpo = [rpo, later.rpo].compactMap { $0 }.max()
        stored = later.stored ?? stored
        packed = later.packed ?? packed
        raw = later.raw ?? raw
    }

    private static func sum(_ parts: [UInt64]) -> Int64 {
        Int64(clamping: parts.reduce(0 as UInt64) { $0.addingReportingOverflow($1).partialValue })
    }
}
