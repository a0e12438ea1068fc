/// An order-independent checksum of rows in canonical form: their number and the sum of their XXH3-128 hashes mod
/// 2^128.
package struct TableDigest: Sendable, Hashable {
    package var rows: UInt64
    /// Upper 64 bits of the sum.
    package var high: UInt64
    /// Lower 64 bits of the sum.
    package var low: UInt64

    package init(rows: UInt64 = 0, high: UInt64 = 0, low: UInt64 = 0) {
        self.rows = rows
        self.high = high
        self.low = low
    }
}
