internal import CXXHash
internal import MySQLWire
internal import Repository

/// Some columns of a table whose values are compared, for one purpose.
struct SkipColumns {
    /// Tells values of one purpose from those of others.
    let tag: UInt32
    private let places: [Int]
    private let values: [ComparableValue]

    /// nil where one of the columns is not in the rows of the log.
    init?(_ columns: [(column: String, prefix: Int?)], of table: TargetTable, tag: UInt32) {
        guard !columns.isEmpty else { return nil }
        var places: [Int] = []
        var values: [ComparableValue] = []
        for (name, prefix) in columns {
            guard let place = table.list.columns.firstIndex(where: { $0.name == name }) else { return nil }
            places.append(place)
            values.append(ComparableValue(table.list.columns[place], table.kinds[place], prefix: prefix))
        }
        self.places = places
        self.values = values
        self.tag = tag
    }

    /// A hash of the columns' values in a row; nil where one is NULL, which equals nothing.
    func hash(_ row: UnsafeRawBufferPointer, _ fields: [CanonicalRowCursor.Field], _ scratch: inout [UInt8]) -> UInt64?
    {
        scratch.removeAll(keepingCapacity: true)
        withUnsafeBytes(of: tag.littleEndian) { scratch.append(contentsOf: $0) }
        for (place, value) in zip(places, values) {
            guard !fields[place].isNull else { return nil }
            value.append(UnsafeRawBufferPointer(rebasing: row[fields[place].value]), to: &scratch)
        }
        return scratch.withUnsafeBytes { XXH3_64bits($0.baseAddress, $0.count) }
    }
}
