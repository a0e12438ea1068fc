internal import MySQLWire
internal import Repository

/// The values of some columns of one row, each in its canonical form.
struct KeyValues: Hashable {
    /// nil for NULL.
    private(set) var values: [[UInt8]?]

    var hasNull: Bool { values.contains(nil) }

    /// nil where the row has no such columns (they are generated).
    init?(_ bytes: [UInt8], _ row: Range<Int>, _ columns: [String], _ table: TargetTable) throws {
        let places = columns.compactMap { name in table.list.columns.firstIndex { $0.name == name } }
        guard places.count == columns.count else { return nil }
        values = try bytes.withUnsafeBytes { buffer in
            let image = UnsafeRawBufferPointer(rebasing: buffer[row])
            let fields = try CanonicalRowCursor.fields(of: image, kinds: table.kinds)
            return places.map { fields[$0].isNull ? nil : Array(image[fields[$0].encoded]) }
        }
    }

    private init(values: [[UInt8]?]) { self.values = values }

    /// Every row of framed rows of these kinds.
    static func all(in framed: [UInt8], kinds: [CanonicalKind]) throws -> [KeyValues] {
        try framed.withUnsafeBytes { bytes in
            var found: [KeyValues] = []
            var rows = FramedRowIterator(bytes)
            while let row = try rows.next() {
                let image = UnsafeRawBufferPointer(rebasing: bytes[row])
                let fields = try CanonicalRowCursor.fields(of: image, kinds: kinds)
                found.append(KeyValues(values: fields.map { $0.isNull ? nil : Array(image[$0.encoded]) }))
            }
            return found
        }
    }

    /// The same with the values of `changed` columns taken from `new`.
    func replacing(_ columns: [String], _ changed: [String], by new: KeyValues) -> KeyValues {
        var result = self
        for (place, column) in columns.enumerated() {
            guard let position = changed.firstIndex(of: column) else { continue }
            result.values[place] = new.values[position]
        }
        return result
    }

    func append(to parameters: inout StatementParameters) {
        for value in values {
            if let value {
                value.withUnsafeBytes { parameters.append(encoded: $0) }
            } else {
                parameters.appendNull()
            }
        }
    }
}
