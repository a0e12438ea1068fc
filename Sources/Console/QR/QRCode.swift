/// A QR code of bytes, ISO/IEC 18004, at the level of correction M.
package struct QRCode: Sendable, Hashable {
    /// Modules of a side, without the quiet zone.
    package let side: Int
    /// Row by row; true is dark.
    package let modules: [Bool]

    /// Nil where the text is too long for any. `mask` is the best one unless told.
    package init?(_ text: String, mask: Int? = nil) {
        let bytes = Array(text.utf8)
        guard let version = QRVersion.all.first(where: { 4 + $0.lengthBits + bytes.count * 8 <= $0.dataCodewords * 8 })
        else { return nil }
        var canvas = QRCanvas(version)
        canvas.draw(Self.interleaved(Self.data(bytes, version), version))
        let masks = mask.map { [$0] } ?? Array(0..<8)
        let tried = masks.map { canvas.masked($0) }
        guard let best = tried.min(by: { QRPenalty.of($0, side: version.side) < QRPenalty.of($1, side: version.side) })
        else { return nil }
        side = version.side
        modules = best
    }

    /// Mode, length, bytes, end, and what fills up.
    private static func data(_ bytes: [UInt8], _ version: QRVersion) -> [UInt8] {
        var bits: [Bool] = []
        func add(_ value: Int, _ count: Int) {
            for bit in (0..<count).reversed() { bits.append(value >> bit & 1 == 1) }
        }
        add(4, 4)
        add(bytes.count, version.lengthBits)
        for byte in bytes { add(Int(byte), 8) }
        let room = version.dataCodewords * 8
        add(0, min(4, room - bits.count))
        add(0, (8 - bits.count % 8) % 8)
        var codewords = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(0 as UInt8) { $0 << 1 | ($1 ? 1 : 0) }
        }
        var filler: UInt8 = 0xEC
        while codewords.count < version.dataCodewords {
            codewords.append(filler)
            filler ^= 0xEC ^ 0x11
        }
        return codewords
    }

    /// Blocks with their correction, a codeword of each in turn.
    private static func interleaved(_ data: [UInt8], _ version: QRVersion) -> [UInt8] {
        let (count, length) = (version.blocks, version.codewords / version.blocks)
        let shorter = count - version.codewords % count
        let divisor = ReedSolomon.divisor(degree: version.correction)
        var rest = data[...]
        var blocks: [(data: [UInt8], correction: [UInt8])] = []
        for index in 0..<count {
            let size = length - version.correction + (index < shorter ? 0 : 1)
            let part = Array(rest.prefix(size))
            rest = rest.dropFirst(size)
            blocks.append((part, ReedSolomon.remainder(of: part, by: divisor)))
        }
        var result: [UInt8] = []
        for index in 0...length - version.correction {
            for block in blocks where index < block.data.count { result.append(block.data[index]) }
        }
        for index in 0..<version.correction { result += blocks.map { $0.correction[index] } }
        return result
    }
}
