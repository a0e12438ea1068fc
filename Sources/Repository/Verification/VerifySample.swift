/// Which objects a sample takes: as if at random, and the same for the same seed.
package struct VerifySample: Sendable, Hashable {
    /// Above 0, up to 100.
    package let percent: Double
    package let seed: UInt64

    package init(percent: Double, seed: UInt64) {
        self.percent = percent
        self.seed = seed
    }

    /// Whether an object of that name is in the sample.
    package func takes(_ key: String) -> Bool {
        // FNV-1a over the name, then the finish of SplitMix64 with the seed.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = hash &+ seed &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        hash ^= hash >> 31
        return Double(hash >> 11) / Double(UInt64(1) << 53) * 100 < percent
    }
}
