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
    package init(label: String) {
        let given = ProcessInfo.processInfo.environment["TIDEMARK_SEED"].flatMap { UInt64($0) }
        self.init(seed: given ?? UInt64.random(in: 1...999_999_999))
        Notice.say("seed of \(label): \(seed) (repeat with TIDEMARK_SEED=\(seed))")
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
