/// A number of bytes, written for people in powers of 1,000 as storage is sold.
package struct ByteCount: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let bytes: UInt64

    package init(_ bytes: UInt64) { self.bytes = bytes }

    /// `512`, `64K`, `1.5GB` (powers of 1,000) or `64KiB` (powers of 1,024). Throws `usage.invalid`.
    package init(parsing text: String) throws(TidemarkError) {
        let number = text.prefix { $0.isNumber || $0 == "." }
        let unit = text.dropFirst(number.count).drop { $0 == " " }.lowercased()
        let prefixes: [Character: Int] = ["k": 1, "m": 2, "g": 3, "t": 4]
        let power = unit.first.flatMap { prefixes[$0] } ?? 0
        let isBinary = power > 0 && unit.dropFirst().first == "i"
        let tail = unit.dropFirst(power == 0 ? 0 : isBinary ? 2 : 1)
        guard let value = Double(number), tail.isEmpty || tail == "b" else {
            throw TidemarkError(.usage, "“\(text)” is not a size.", hint: "Write it like 64MB, 1.5GB or 512KiB.")
        }
        var bytes = value
        for _ in 0..<power { bytes *= isBinary ? 1024 : 1000 }
        guard bytes.isFinite, bytes < 1e18 else {
            throw TidemarkError(.usage, "The size “\(text)” is too large.", hint: "Use a size below an exabyte.")
        }
        self.bytes = UInt64(bytes)
    }

    package static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }

    /// `999 B`, `1.5 kB`, `23 MB`: three digits that matter.
    package var description: String {
        guard bytes >= 1000 else { return "\(bytes) B" }
        var value = Double(bytes)
        var unit = 0
        let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"]
        while value >= 999.5, unit + 1 < units.count {
            value /= 1000
            unit += 1
        }
        return "\(value.shortText) \(units[unit])"
    }
}

extension Double {
    /// Three digits that matter at most: `1.53`, `15.3`, `153`.
    package var shortText: String {
        let scale: Double = magnitude >= 99.95 ? 1 : magnitude >= 9.995 ? 10 : 100
        let rounded = (self * scale).rounded() / scale
        return rounded == rounded.rounded() && rounded.magnitude < 1e15 ? "\(Int64(rounded))" : "\(rounded)"
    }
}
