import CChecksum
import TestKit
import Testing

/// The CRC-32 of events against its definition, bit by bit.
@Suite struct ChecksumTests {
    private static func defined(_ sum: UInt32, _ bytes: ArraySlice<UInt8>) -> UInt32 {
        var state = ~sum
        for byte in bytes {
            state ^= UInt32(byte)
            for _ in 0..<8 { state = state & 1 == 0 ? state >> 1 : state >> 1 ^ 0xEDB8_8320 }
        }
        return ~state
    }

    private static func computed(_ sum: UInt32, _ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes { raw in
            guard let base = raw.baseAddress else { return sum }
            return tidemark_crc32(sum, base, raw.count)
        }
    }

    @Test func `every length, from every place, and continued`() {
        var mutator = ByteMutator(label: "checksums")
        let bytes = (0..<5000).map { _ in UInt8(truncatingIfNeeded: mutator.random.next()) }
        for length in Array(0...400) + [511, 512, 513, 1024, 4095, 4999] {
            for place in [0, 1, 7] where place + length <= bytes.count {
                let slice = bytes[place..<place + length]
                let whole = Self.defined(0, slice)
                if Self.computed(0, slice) != whole { Issue.record("\(length) bytes from \(place)") }
                let cut = place + Int(mutator.random.next() % UInt64(length + 1))
                let parts = Self.computed(Self.computed(0, bytes[place..<cut]), bytes[cut..<place + length])
                if parts != whole { Issue.record("\(length) bytes from \(place), cut at \(cut)") }
            }
        }
        #expect(Self.computed(0, ArraySlice("123456789".utf8)) == 0xCBF4_3926)
        #expect(
            Self.computed(0, ArraySlice("1234567890123456".utf8))
                == Self.defined(0, ArraySlice("1234567890123456".utf8)))
    }
}
