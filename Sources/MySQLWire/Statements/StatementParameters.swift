/// The values of one execution, kept in the form the wire takes: no box a value, reusable from call to call.
///
/// `types` describes one row of parameters; a statement that takes several rows (a multi-row INSERT) has a multiple
/// of them. Values are the canonical bytes of the row form.
package struct StatementParameters: Sendable {
    package let types: [ParameterType]
    /// Values appended so far, NULLs included.
    package private(set) var count = 0
    /// The non-NULL values, back to back.
    private(set) var values: [UInt8] = []
    /// One bit a value, set for NULL.
    private(set) var nulls: [UInt8] = []

    /// No parameters.
    package static let none = StatementParameters(types: [])

    package init(types: [ParameterType]) { self.types = types }

    /// The bytes the values occupy.
    package var byteCount: Int { values.count }

    /// Forgets the values, keeps the memory.
    package mutating func removeAll() {
        count = 0
        values.removeAll(keepingCapacity: true)
        nulls.removeAll(keepingCapacity: true)
    }

    package mutating func appendNull() { advance(isNull: true) }

    /// A value exactly as it stands in a canonical row, length prefix included.
    package mutating func append(encoded bytes: UnsafeRawBufferPointer) {
        advance(isNull: false)
        values.append(contentsOf: bytes)
    }

    /// The content of a length-encoded value; the prefix is written here.
    package mutating func append(bytes: UnsafeRawBufferPointer) {
        advance(isNull: false)
        LengthEncoding.append(UInt64(bytes.count), to: &values)
        values.append(contentsOf: bytes)
    }

    /// The content of a length-encoded value; the prefix is written here.
    package mutating func append(bytes: [UInt8]) { bytes.withUnsafeBytes { append(bytes: $0) } }

    /// An eight-byte integer, for a parameter of type `int8`.
    package mutating func append(_ value: Int64) {
        advance(isNull: false)
        withUnsafeBytes(of: value.littleEndian) { values.append(contentsOf: $0) }
    }

    /// Text, for a parameter of type `string` or `blob`.
    package mutating func append(_ text: String) { append(bytes: Array(text.utf8)) }

    /// All values of a canonical row of `types.count` columns, without walking it.
    package mutating func appendRow(_ row: UnsafeRawBufferPointer) throws(MySQLError) {
        let bitmap = (types.count + 9) / 8
        guard row.count >= bitmap else { throw MySQLError(.misuse("a row is shorter than its NULL bitmap")) }
        for column in 0..<types.count {
            let bit = column + 2
            advance(isNull: row[bit >> 3] & (1 << UInt8(bit & 7)) != 0)
        }
        values.append(contentsOf: UnsafeRawBufferPointer(rebasing: row[bitmap...]))
    }

    func isNull(_ index: Int) -> Bool { nulls[index >> 3] & (1 << UInt8(index & 7)) != 0 }

    private mutating func advance(isNull: Bool) {
        if count & 7 == 0 { nulls.append(0) }
        if isNull { nulls[count >> 3] |= 1 << UInt8(count & 7) }
        count += 1
    }
}
