/// Bytes in a second.
package struct ByteRate: Hashable, Sendable, CustomStringConvertible {
    package let bytesPerSecond: UInt64

    package init(bytesPerSecond: UInt64) { self.bytesPerSecond = bytesPerSecond }

    /// The rate of `bytes` in `seconds`; zero where no time has passed.
    package init(bytes: UInt64, seconds: Double) {
        let rate = seconds > 0 ? Double(bytes) / seconds : 0
        bytesPerSecond = UInt64(min(rate, 1e18))
    }

    /// A size with or without `/s`: `20MB`, `20MB/s`. Throws `usage.invalid`, also for zero.
    package init(parsing text: String) throws(TidemarkError) {
        bytesPerSecond = try ByteCount(parsing: text.hasSuffix("/s") ? String(text.dropLast(2)) : text).bytes
        guard bytesPerSecond > 0 else {
            throw TidemarkError(.usage, "A rate of zero would never finish.", hint: "Write it like 20MB/s.")
        }
    }

    package var description: String { "\(ByteCount(bytesPerSecond))/s" }
}
