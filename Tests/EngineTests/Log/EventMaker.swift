import MySQLWire

/// Makes raw MySQL events without checksums, as a source sends them.
struct EventMaker {
    var offset: UInt64 = 4
    static let uuid: [UInt8] = Array(1...16)

    private mutating func event(
        _ type: UInt8, _ body: [UInt8], timestamp: UInt32 = 1_000, flags: UInt16 = 0, inFile: Bool = true
    ) -> [UInt8] {
        let size = UInt32(19 + body.count)
        if inFile { offset += UInt64(size) }
        let end = inFile ? UInt32(truncatingIfNeeded: offset) : 0
        return Self.bytes(timestamp) + [type] + Self.bytes(UInt32(1)) + Self.bytes(size) + Self.bytes(end)
            + Self.bytes(flags) + body
    }

    static func bytes<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    /// Names the file the sender reads from; in no file.
    mutating func artificialRotate(_ file: String, position: UInt64 = 4) -> [UInt8] {
        offset = position
        return event(4, Self.bytes(position) + Array(file.utf8), timestamp: 0, flags: 0x20, inFile: false)
    }

    mutating func rotate(_ file: String) -> [UInt8] { event(4, Self.bytes(UInt64(4)) + Array(file.utf8)) }

    mutating func formatDescription() -> [UInt8] {
        var version = Array("8.0.36".utf8)
        version += [UInt8](repeating: 0, count: 50 - version.count)
        let lengths: [UInt8] = [
            0, 13, 0, 8, 0, 0, 0, 0, 4, 0, 4, 0, 0, 0, 98, 0, 4, 26, 8, 0, 0, 0, 8, 8, 8, 2, 0, 0, 0, 10, 10, 10, 42,
            42, 0,
            18, 52, 0, 10, 40, 0,
        ]
        // The last byte says: no checksums, and the four bytes of one follow nevertheless.
        return event(15, Self.bytes(UInt16(4)) + version + Self.bytes(UInt32(0)) + [19] + lengths + [0] + [0, 0, 0, 0])
    }

    mutating func gtid(_ sequence: Int64, microseconds: UInt64) -> [UInt8] {
        var body: [UInt8] = [1] + Self.uuid + Self.bytes(sequence)
        body += [2] + Self.bytes(Int64(0)) + Self.bytes(sequence)
        body += Array(Self.bytes(microseconds)[..<7])
        body += [0xFC] + Self.bytes(UInt16(300)) + Self.bytes(UInt32(80_036))
        return event(33, body)
    }

    mutating func query(_ sql: String, schema: String = "s") -> [UInt8] {
        var body = Self.bytes(UInt32(7)) + Self.bytes(UInt32(0)) + [UInt8(schema.utf8.count)]
        body += Self.bytes(UInt16(0)) + Self.bytes(UInt16(0)) + Array(schema.utf8) + [0] + Array(sql.utf8)
        return event(2, body)
    }

    /// A table of one LONGBLOB column, number 77.
    mutating func tableMap(_ schema: String, _ table: String) -> [UInt8] {
        var body = Self.table + [1, 0, UInt8(schema.utf8.count)] + Array(schema.utf8) + [0]
        body += [UInt8(table.utf8.count)] + Array(table.utf8) + [0]
        return event(19, body + [1, 252, 1, 4, 1])
    }

    /// A row of that table.
    mutating func insertBlob(_ bytes: [UInt8]) -> [UInt8] {
        event(30, Self.table + [1, 0, 2, 0, 1, 0xFF, 0] + Self.bytes(UInt32(bytes.count)) + bytes)
    }

    private static let table: [UInt8] = [77, 0, 0, 0, 0, 0]

    mutating func xid() -> [UInt8] { event(16, Self.bytes(UInt64(9))) }

    mutating func heartbeat(_ file: String, position: UInt64) -> [UInt8] {
        var raw = event(27, Array(file.utf8), timestamp: 0, inFile: false)
        raw.replaceSubrange(13..<17, with: Self.bytes(UInt32(truncatingIfNeeded: position)))
        return raw
    }

    /// A table of one INT column.
    mutating func tableMap(_ id: UInt64, _ table: String, schema: String = "s") -> [UInt8] {
        var body = Array(Self.bytes(id)[..<6]) + Self.bytes(UInt16(1))
        for name in [schema, table] { body += [UInt8(name.utf8.count)] + Array(name.utf8) + [0] }
        return event(19, body + [1, 3, 0, 1])
    }

    enum Change {
        case insert([Int32])
        case update([(before: Int32, after: Int32)])
        case delete([Int32])
    }

    /// Changes of rows of such a table.
    mutating func rows(_ id: UInt64, _ change: Change, endsStatement: Bool = true) -> [UInt8] {
        let (type, bitmaps, values): (UInt8, [UInt8], [Int32]) =
            switch change {
            case .insert(let values): (30, [0xFF], values)
            case .update(let pairs): (31, [0xFF, 0xFF], pairs.flatMap { [$0.before, $0.after] })
            case .delete(let values): (32, [0xFF], values)
            }
        var body = Array(Self.bytes(id)[..<6]) + Self.bytes(UInt16(endsStatement ? 1 : 0))
        body += Self.bytes(UInt16(2)) + [1] + bitmaps
        for value in values { body += [0] + Self.bytes(value) }
        return event(type, body)
    }

    /// New rows of such a table.
    mutating func insert(_ id: UInt64, _ values: [Int32], endsStatement: Bool = true) -> [UInt8] {
        rows(id, .insert(values), endsStatement: endsStatement)
    }

    /// A whole transaction of one statement's text.
    mutating func transaction(_ number: Int64, _ statements: [String] = []) -> [[UInt8]] {
        var events = [gtid(number, microseconds: UInt64(number) * 1_000_000), query("BEGIN")]
        for statement in statements { events.append(query(statement)) }
        return events + [xid()]
    }
}
