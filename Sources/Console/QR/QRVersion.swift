/// A size of QR codes, ISO/IEC 18004, at the level of correction M: 15 of 100 codewords may be unreadable.
struct QRVersion: Sendable, Hashable {
    /// 1 to 40.
    let number: Int

    static let all = (1...40).map { QRVersion(number: $0) }

    /// Modules of a side.
    var side: Int { number * 4 + 17 }

    /// Bits of the length that stands before bytes.
    var lengthBits: Int { number < 10 ? 8 : 16 }

    /// Codewords of correction of a block.
    var correction: Int { Self.corrections[number - 1] }

    var blocks: Int { Self.blockCounts[number - 1] }

    /// Codewords, data and correction.
    var codewords: Int {
        var modules = (16 * number + 128) * number + 64
        if number >= 2 {
            let count = number / 7 + 2
            modules -= (25 * count - 10) * count - 55
            if number >= 7 { modules -= 36 }
        }
        return modules / 8
    }

    var dataCodewords: Int { codewords - correction * blocks }

    /// Centres of the alignment patterns, on both axes.
    var alignments: [Int] {
        guard number > 1 else { return [] }
        let count = number / 7 + 2
        let step = number == 32 ? 26 : (number * 4 + count * 2 + 1) / (count * 2 - 2) * 2
        return [6] + (0..<count - 1).map { side - 7 - $0 * step }.reversed()
    }

    private static let corrections = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28,
        28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ]
    private static let blockCounts = [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31,
        33, 35,
        37, 38, 40, 43, 45, 47, 49,
    ]
}
