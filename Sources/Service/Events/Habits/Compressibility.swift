package import APIModel

/// Whether a base hardly compresses though those before it did: rows that somebody encrypted look like that.
package enum Compressibility {
    /// How often what was read is larger than what is stored, of the newest base and of those before it.
    package struct Collapse: Sendable, Hashable {
        package let base: String
        package let ratio: Double
        package let usual: Double
    }

    /// Bases that are enough to speak of a habit.
    static let least = 3
    /// Bytes below which a base says nothing.
    static let bytes: UInt64 = 1 << 20
    /// A base above this compresses.
    static let compressed = 1.5

    /// Judges the newest of an instance's bases, oldest first; nil where it is as the others are.
    package static func collapse(in bases: [ReportedBase]) -> Collapse? {
        guard let newest = bases.last, let ratio = ratio(newest) else { return nil }
        let known = bases.dropLast().suffix(10).compactMap { self.ratio($0) }.sorted()
        guard known.count >= least else { return nil }
        let usual = known[known.count / 2]
        // What compression gains above nothing has shrunk to a quarter.
        guard usual >= compressed, ratio - 1 < (usual - 1) / 4 else { return nil }
        return Collapse(base: newest.id, ratio: ratio, usual: usual)
    }

    private static func ratio(_ base: ReportedBase) -> Double? {
        guard base.rawBytes >= bytes, base.storedBytes > 0 else { return nil }
        return Double(base.rawBytes) / Double(base.storedBytes)
    }
}
