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

    package mutating func removeAll() {
        count = 0
        values.removeAll(keepingCapacity: true)
        nulls.removeAll(keepingCapacity: true)
    }

    package mutating func appendNull() {}

    /// A value exactly as it stands in a canonical row, length prefix included.
    package mutating func append(encoded bytes: UnsafeRawBufferPointer) {}

    /// The content of a length-encoded value; the prefix is written here.
    package mutating func append(bytes: UnsafeRawBufferPointer) {}

    package mutating func append(bytes: [UInt8]) {}
    package mutating func append(_ value: Int64) {}
    package mutating func append(_ text: String) {}

    /// All values of a canonical row of `types.count` columns, without walking it.
    package mutating func appendRow(_ row: UnsafeRawBufferPointer) throws(MySQLError) {}
}
