import Engine
import TestKit
import Testing

/// What an undo script keeps until it is given backwards.
@Suite struct ReverseSpoolTests {
    /// Far more than fits into its memory, in pieces of all sizes, one of them larger than the memory.
    @Test func piecesComeBackInReverseThroughTheFile() throws {
        var generator = SystemRandomNumberGenerator()
        let spool = ReverseSpool()
        var sizes: [Int] = []
        for number in 0..<4_000 {
            let size = number == 2_000 ? 9 << 20 : Int.random(in: 4...12_000, using: &generator)
            sizes.append(size)
            try spool.append(Self.piece(number, size))
        }
        #expect(sizes.reduce(0, +) > 24 << 20)
        var left = sizes.count
        var wrong = 0
        try spool.drain { piece in
            left -= 1
            if piece != Self.piece(left, sizes[left]) { wrong += 1 }
        }
        #expect(left == 0 && wrong == 0)
        // It can be used again.
        try spool.append([1, 2])
        var again: [[UInt8]] = []
        try spool.drain { again.append($0) }
        #expect(again == [[1, 2]])
    }

    private static func piece(_ number: Int, _ size: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: size)
        for place in 0..<4 { bytes[place] = UInt8(truncatingIfNeeded: number >> (8 * place)) }
        bytes[size - 1] = 0xFF
        return bytes
    }
}
