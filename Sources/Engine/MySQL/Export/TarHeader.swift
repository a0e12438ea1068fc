package import Core

/// The headers of a tar file (POSIX.1-2001, pax).
package enum TarHeader {
    package static let blockSize = 512
    /// Two empty blocks end the file.
    package static let end = [UInt8](repeating: 0, count: 1024)

    /// What stands before a file's bytes. Names beyond the old form's limits and large sizes go into a pax header.
    package static func bytes(name: String, size: UInt64, time: Timestamp) -> [UInt8] {
        let isPlain = name.utf8.count <= 100 && name.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        var extras: [UInt8] = []
        if !isPlain { extras += record("path", name) }
        if size >= 1 << 33 { extras += record("size", "\(size)") }
        var bytes: [UInt8] = []
        if !extras.isEmpty {
            bytes += block("PaxHeader", UInt64(extras.count), time, type: "x")
            bytes += extras + padding(UInt64(extras.count))
        }
        let short = isPlain ? name : "file-with-a-long-name"
        return bytes + block(short, size >= 1 << 33 ? 0 : size, time, type: "0")
    }

    /// What stands behind a file of this size.
    package static func padding(_ size: UInt64) -> [UInt8] {
        [UInt8](repeating: 0, count: Int((UInt64(blockSize) - size % UInt64(blockSize)) % UInt64(blockSize)))
    }

    /// `length key=value\n`, whose length counts itself.
    private static func record(_ key: String, _ value: String) -> [UInt8] {
        let rest = " \(key)=\(value)\n"
        var length = rest.utf8.count
        while "\(length)".utf8.count + rest.utf8.count != length { length = "\(length)".utf8.count + rest.utf8.count }
        return Array("\(length)\(rest)".utf8)
    }

    private static func block(_ name: String, _ size: UInt64, _ time: Timestamp, type: Character) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: blockSize)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.enumerated() { block[offset + index] = byte }
        }
        put(name, at: 0)
        put("0000600\0", at: 100)
        put("0000000\0", at: 108)
        put("0000000\0", at: 116)
        put(octal(size, digits: 11), at: 124)
        put(octal(UInt64(max(0, time.microseconds / 1_000_000)), digits: 11), at: 136)
        put("        ", at: 148)
        put(String(type), at: 156)
        put("ustar\u{0}00", at: 257)
        let sum = block.reduce(UInt64(0)) { $0 + UInt64($1) }
        put("\(octal(sum, digits: 6))\0 ", at: 148)
        return block
    }

    private static func octal(_ value: UInt64, digits: Int) -> String {
        let text = String(value, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
