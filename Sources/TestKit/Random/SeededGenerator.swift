internal import Foundation

/// A random number generator whose whole sequence follows from one printed seed (SplitMix64).
///
/// `TIDEMARK_SEED` overrides the seed, so that a failed run can be repeated.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    package let seed: UInt64
    private var state: UInt64

    /// The generator of `seed`, without printing.
    package init(seed: UInt64) {
        self.seed = seed
        self.state = seed
    }

    /// A generator with the seed of `TIDEMARK_SEED` or a fresh one, printed to standard error under `label`.
    ///
    /// Where `CI` is set the seed follows from the label: a run there tells what a change has broken, and whoever runs the
    /// tests elsewhere, or `make soak`, looks for what nobody has seen yet.
    package init(label: String) {
        let environment = ProcessInfo.processInfo.environment
        let given = environment["TIDEMARK_SEED"].flatMap { UInt64($0) }
        let steady = environment["CI"] == nil ? nil : Self.seed(of: label)
        self.init(seed: given ?? steady ?? UInt64.random(in: 1...999_999_999))
        Notice.say("seed of \(label): \(seed) (repeat with TIDEMARK_SEED=\(seed))")
    }

    /// FNV-1a, below 10^9.
    private static func seed(of label: String) -> UInt64 {
        label.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } % 999_999_999 + 1
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A generator of its own for one part of a test, so that parts do not disturb one another's sequence.
    package mutating func fork() -> SeededGenerator { SeededGenerator(seed: next()) }

    /// True with a chance of `percent` in a hundred.
    package mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}
