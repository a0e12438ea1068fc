extension TableMapMetadata {
    /// Reads the fields that follow the NULL bits: a type, a length, a value. Unknown ones are passed over.
    init(
        _ reader: inout EventReader, columns: [TableMap.Column], flavour: BinlogFlavour
    ) throws(BinlogError) {
        self.init()
        while reader.left > 0 {
            let field = try reader.u8("metadata field")
            let length = try reader.count("metadata length")
            var value = EventReader(reader.bytes, type: reader.type, from: reader.offset, to: reader.offset + length)
            try reader.skip(length, "metadata")
            switch field {
            case 1: unsigned = try Self.signedness(&value, columns.map { $0.isNumeric(flavour) })
            case 2: try defaultCollation(&value, columns.map { $0.isCharacter(flavour) })
            case 3: try columnCollations(&value, columns.map { $0.isCharacter(flavour) })
            case 4: columnNames = try Self.names(&value, count: columns.count)
            case 5: try memberLists(&value, columns.map { $0.realType == .set })
            case 6: try memberLists(&value, columns.map { $0.realType == .enumeration })
            case 7: geometryTypes = try Self.numbers(&value, columns.map { $0.realType == .geometry })
            case 8: primaryKey = try Self.key(&value, columns.count, withPrefix: false)
            case 9: primaryKey = try Self.key(&value, columns.count, withPrefix: true)
            case 10: try defaultCollation(&value, columns.map(\.isEnumerated))
            case 11: try columnCollations(&value, columns.map(\.isEnumerated))
            case 12: visible = try Self.bits(&value, columns.count)
            case 13: vectorDimensions = try Self.numbers(&value, columns.map { $0.realType == .vector })
            default: break
            }
        }
    }

    /// Bits, most significant first.
    private static func bits(_ reader: inout EventReader, _ count: Int) throws(BinlogError) -> [Bool] {
        let range = try reader.range((count + 7) / 8, "metadata bits")
        return (0..<count).map { reader.bytes[range.lowerBound + $0 / 8] & (0x80 >> UInt8($0 & 7)) != 0 }
    }

    private static func signedness(_ reader: inout EventReader, _ applies: [Bool]) throws(BinlogError) -> [Bool?] {
        var flags = try bits(&reader, applies.reduce(0) { $0 + ($1 ? 1 : 0) })[...]
        return applies.map { $0 ? flags.popFirst() : nil }
    }

    private mutating func defaultCollation(_ reader: inout EventReader, _ applies: [Bool]) throws(BinlogError) {
        let usual = try Self.collation(&reader)
        var exceptions: [Int: UInt32] = [:]
        while reader.left > 0 {
            let index = try reader.count32("column index")
            exceptions[index] = try Self.collation(&reader)
        }
        var list = collations ?? [UInt32?](repeating: nil, count: applies.count)
        var index = 0
        for column in applies.indices where applies[column] {
            list[column] = exceptions[index] ?? usual
            index += 1
        }
        collations = list
    }

    private mutating func columnCollations(_ reader: inout EventReader, _ applies: [Bool]) throws(BinlogError) {
        var list = collations ?? [UInt32?](repeating: nil, count: applies.count)
        for column in applies.indices where applies[column] { list[column] = try Self.collation(&reader) }
        collations = list
    }

    private static func collation(_ reader: inout EventReader) throws(BinlogError) -> UInt32 {
        let value = try reader.packed("collation")
        guard value <= UInt64(UInt32.max) else { throw reader.error(.malformed, "collation") }
        return UInt32(value)
    }

    private static func names(_ reader: inout EventReader, count: Int) throws(BinlogError) -> [[UInt8]] {
        var list: [[UInt8]] = []
        for _ in 0..<count {
            let length = try reader.count("column name length")
            list.append(try reader.array(length, "column name"))
        }
        return list
    }

    private mutating func memberLists(_ reader: inout EventReader, _ applies: [Bool]) throws(BinlogError) {
        var list = members ?? [[[UInt8]]?](repeating: nil, count: applies.count)
        for column in applies.indices where applies[column] {
            let count = try reader.count("member count")
            var values: [[UInt8]] = []
            values.reserveCapacity(count)
            for _ in 0..<count {
                let length = try reader.count("member length")
                values.append(try reader.array(length, "member"))
            }
            list[column] = values
        }
        members = list
    }

    private static func numbers(_ reader: inout EventReader, _ applies: [Bool]) throws(BinlogError) -> [UInt32?] {
        var list: [UInt32?] = []
        for applies in applies {
            guard applies else {
                list.append(nil)
                continue
            }
            list.append(UInt32(truncatingIfNeeded: try reader.packed("metadata number")))
        }
        return list
    }

    private static func key(
        _ reader: inout EventReader, _ columns: Int, withPrefix: Bool
    ) throws(BinlogError) -> [KeyPart] {
        var parts: [KeyPart] = []
        while reader.left > 0 {
            let column = try reader.count32("key column")
            guard column < columns else { throw reader.error(.malformed, "key column") }
            parts.append(KeyPart(column: column, prefixLength: withPrefix ? try reader.count32("key prefix") : 0))
        }
        return parts
    }
}

extension EventReader {
    /// A length-encoded number of at most 32 bits.
    mutating func count32(_ what: @autoclosure () -> String) throws(BinlogError) -> Int {
        let value = try packed(what())
        guard value <= UInt64(UInt32.max) else { throw error(.malformed, what()) }
        return Int(value)
    }
}

extension TableMap.Column {
    /// Whether the signedness bits have one for this column.
    func isNumeric(_ flavour: BinlogFlavour) -> Bool { realType.isNumeric }

    /// Whether the collation lists have an entry for this column.
    func isCharacter(_ flavour: BinlogFlavour) -> Bool {
        switch realType {
        case .string, .varString, .varchar, .blob, .tinyBlob, .mediumBlob, .longBlob,
            .mariaBlobCompressed, .mariaVarcharCompressed:
            true
        default: false
        }
    }

    var isEnumerated: Bool { realType == .enumeration || realType == .set }
}
