/// Rows of parameters for MariaDB's bulk execution: an indicator byte and a value a field.
package struct BulkParameters: Sendable {
    package let types: [ParameterType]
    package private(set) var rowCount = 0
    private(set) var bytes: [UInt8] = []

    package init(types: [ParameterType]) { self.types = types }

    package var byteCount: Int { bytes.count }

    package mutating func removeAll() {
        rowCount = 0
        bytes.removeAll(keepingCapacity: true)
    }

    /// A canonical row of `types.count` columns.
    package mutating func appendRow(_ row: UnsafeRawBufferPointer) throws(MySQLError) {}
}
