/// The server's refusal.
struct ErrorPacket: Sendable, Equatable {
    var code: UInt16
    var sqlState: String
    var message: String

    /// `packet` starts with 0xFF.
    init(parsing packet: UnsafeRawBufferPointer) throws(MySQLError) {
        var cursor = PacketCursor(packet)
        try cursor.skip(1)
        code = try cursor.uint16()
        sqlState = ""
        if cursor.peek == UInt8(ascii: "#"), cursor.remaining >= 6 {
            try cursor.skip(1)
            sqlState = String(decoding: try cursor.take(5), as: UTF8.self)
        }
        message = String(decoding: cursor.takeRest().prefix(4096), as: UTF8.self)
    }

    var error: MySQLError { MySQLError(.server(code: code, sqlState: sqlState, message: message)) }

    /// The same during authentication, where a refusal of who we are has a kind of its own.
    var authenticationError: MySQLError {
        switch code {
        // Access denied (three forms), plugin not known to the server, account locked, password expired, TLS wanted.
        case 1045, 1698, 1873, 1524, 3118, 4151, 1862, 3159:
            MySQLError(.authentication(code: code, message: message))
        default: error
        }
    }
}
