/// How large one statement of a base may become.
package struct RangeLimits: Sendable, Hashable {
    /// Bytes of rows.
    package var bytes: UInt64
    /// Seconds one statement should take.
    package var seconds: Double
    package var minRows: Int
    package var maxRows: Int
    /// A table estimated below so many rows (and twice `bytes`) is read in one statement.
    package var wholeRows: Int

    package init(
        bytes: UInt64 = 6 << 20, seconds: Double = 0.8, minRows: Int = 100, maxRows: Int = 400_000,
        wholeRows: Int = 100_000
    ) {
        self.bytes = bytes
        self.seconds = seconds
        self.minRows = minRows
        self.maxRows = maxRows
        self.wholeRows = wholeRows
    }

    func clamp(rows: UInt64) -> Int { Int(min(max(rows, UInt64(minRows)), UInt64(maxRows))) }
}
