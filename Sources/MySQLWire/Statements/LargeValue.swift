/// A value so large that it is sent ahead of its execution, piece by piece (COM_STMT_SEND_LONG_DATA).
struct LargeValue: Equatable, Sendable {
    /// The parameter's number.
    var index: Int
    /// Where it stands among the values, length prefix included.
    var range: Range<Int>
    /// Where its content stands.
    var content: Range<Int>
}

extension StatementParameters {
    /// The length-encoded values of at least `threshold` bytes.
    func largeValues(from threshold: Int) throws(MySQLError) -> [LargeValue] {
        guard !types.isEmpty else { return [] }
        return try values.lend { bytes throws(MySQLError) in
            var found: [LargeValue] = []
            var cursor = PacketCursor(bytes)
            for index in 0..<count where !isNull(index) {
                let start = cursor.offset
                switch types[index % types.count].width {
                case .fixed(let width): try cursor.skip(width)
                case .shortPrefixed: try cursor.skip(Int(try cursor.uint8()))
                case .lengthEncoded:
                    let content = try cursor.lengthEncodedBytes()
                    guard content.count >= threshold else { continue }
                    found.append(
                        LargeValue(
                            index: index, range: start..<cursor.offset,
                            content: cursor.offset - content.count..<cursor.offset))
                }
            }
            guard cursor.isAtEnd else { throw MySQLError(.misuse("parameters hold more than their types")) }
            return found
        }
    }
}
