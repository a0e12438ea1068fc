/// Says of a key that it is certainly not in a table's fold, or that it may be: a Bloom filter.
package struct FoldFilter: Sendable {
    private var words: [UInt64]
    private let mask: UInt64
    private static let probes = 6

    /// - Parameters:
    ///   - keys: at most so many will be added.
    ///   - limit: bytes it may take; less than 12 bits a key only make it err more often.
    package init(keys: Int, limit: Int) {
        var size = 1024
        while size < keys * 12, size * 2 <= max(1024, limit) * 8 { size *= 2 }
        words = [UInt64](repeating: 0, count: size / 64)
        mask = UInt64(size - 1)
    }

    package var memory: Int { words.count * 8 }

    package mutating func add(_ key: UnsafeRawBufferPointer) {
        let (first, step) = Self.start(key)
        var bit = first
        for _ in 0..<Self.probes {
            let place = bit & mask
            words[Int(place >> 6)] |= 1 << (place & 63)
            bit &+= step
        }
    }

    package func mayContain(_ key: UnsafeRawBufferPointer) -> Bool {
        let (first, step) = Self.start(key)
        var bit = first
        for _ in 0..<Self.probes {
            let place = bit & mask
            if words[Int(place >> 6)] & (1 << (place & 63)) == 0 { return false }
            bit &+= step
        }
        return true
    }

    private static func start(_ key: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
        let hash = FoldMap.hash(key)
        return (hash, (hash >> 32 | hash << 32) | 1)
    }
}
