import MySQLWire

/// The codec reversed: payloads as a server writes them.
enum ServerPackets {
    static let nonce: [UInt8] = Array(1...20)

    static func greeting(
        version: String = "9.7.0", plugin: String = "caching_sha2_password", tls: Bool = false,
        deprecatesEOF: Bool = true
    ) -> [UInt8] {
        var capabilities: UInt64 = 0xFFFF_FFFF & ~(1 << 11) & ~(1 << 24)
        if version.contains("MariaDB") { capabilities &= ~1 }
        if tls { capabilities |= 1 << 11 }
        if deprecatesEOF { capabilities |= 1 << 24 }
        var payload = PayloadBuilder()
        payload.append(UInt8(10))
        payload.appendNullTerminated(version)
        payload.append(UInt32(77))
        payload.append(contentsOf: nonce[..<8])
        payload.append(UInt8(0))
        payload.append(UInt16(truncatingIfNeeded: capabilities))
        payload.append(UInt8(45))
        payload.append(UInt16(2))
        payload.append(UInt16(truncatingIfNeeded: capabilities >> 16))
        payload.append(UInt8(21))
        payload.appendZeros(6)
        payload.append(UInt32(version.contains("MariaDB") ? 1 << 2 : 0))
        payload.append(contentsOf: nonce[8...])
        payload.append(UInt8(0))
        payload.appendNullTerminated(plugin)
        return payload.bytes
    }

    static func ok(affected: UInt64 = 0, lastID: UInt64 = 0, status: UInt16 = 2, header: UInt8 = 0) -> [UInt8] {
        var payload = PayloadBuilder()
        payload.append(header)
        payload.appendLengthEncoded(affected)
        payload.appendLengthEncoded(lastID)
        payload.append(status)
        payload.append(UInt16(0))
        return payload.bytes
    }

    static func eof(status: UInt16 = 2) -> [UInt8] { [0xFE, 0, 0, UInt8(status & 255), UInt8(status >> 8)] }

    static func error(_ code: UInt16, _ message: String, state: String = "HY000") -> [UInt8] {
        [0xFF, UInt8(code & 255), UInt8(code >> 8)] + Array("#\(state)\(message)".utf8)
    }

    static func authSwitch(_ plugin: String, nonce: [UInt8] = nonce) -> [UInt8] {
        [0xFE] + Array(plugin.utf8) + [0] + nonce + [0]
    }

    static func column(_ name: String, type: UInt8 = 0xFD) -> [UInt8] {
        var payload = PayloadBuilder()
        for text in ["def", "s", "t", "t", name, name] { payload.appendLengthEncoded(bytes: Array(text.utf8)) }
        payload.append(UInt8(0x0C))
        payload.append(UInt16(63))
        payload.append(UInt32(255))
        payload.append(type)
        payload.append(UInt16(0))
        payload.append(UInt16(0))
        payload.append(UInt8(0))
        return payload.bytes
    }

    static func textRow(_ values: [String?]) -> [UInt8] {
        var payload = PayloadBuilder()
        for value in values {
            if let value { payload.appendLengthEncoded(bytes: Array(value.utf8)) } else { payload.append(UInt8(0xFB)) }
        }
        return payload.bytes
    }

    static func prepared(id: UInt32, columns: UInt16, parameters: UInt16) -> [UInt8] {
        var payload = PayloadBuilder()
        payload.append(UInt8(0))
        payload.append(id)
        payload.append(columns)
        payload.append(parameters)
        payload.append(UInt8(0))
        payload.append(UInt16(0))
        return payload.bytes
    }

    /// A whole text result, as packets.
    static func textResult(_ columns: [String], _ rows: [[String?]], status: UInt16 = 2) -> [[UInt8]] {
        [[UInt8(columns.count)]] + columns.map { column($0) } + rows.map(textRow) + [ok(status: status, header: 0xFE)]
    }
}
