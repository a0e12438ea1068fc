/// Why bytes are not a canonical row of the given kinds.
package enum CanonicalError: Error, Equatable, Sendable {
    /// The row ends before its NULL bitmap or before the value of `column` (0-based) does.
    case truncated(column: Int, offset: Int)
    /// The value of `column` has a length its kind does not have, or a length that is no length.
    case malformed(column: Int, offset: Int)
    /// Bytes are left after the last value.
    case trailingBytes(offset: Int)
    /// A frame's length exceeds the bytes that are left.
    case truncatedFrame(offset: Int)
}
