/// The server's first packet, "handshake v10".
struct Greeting: Sendable, Equatable {
    var version: ServerVersion
    var connectionID: UInt32
    var capabilities: Capabilities
    /// The challenge, without its closing NUL.
    var nonce: [UInt8]
    var authenticationPlugin: String

    init(
        version: ServerVersion, connectionID: UInt32, capabilities: Capabilities, nonce: [UInt8],
        authenticationPlugin: String
    ) {
        self.version = version
        self.connectionID = connectionID
        self.capabilities = capabilities
        self.nonce = nonce
        self.authenticationPlugin = authenticationPlugin
    }

    init(parsing packet: UnsafeRawBufferPointer) throws(MySQLError) {
        var cursor = PacketCursor(packet)
        let protocolVersion = try cursor.uint8()
        guard protocolVersion == 10 else { throw cursor.violation("protocol version \(protocolVersion) is not 10") }
        version = ServerVersion(parsing: String(decoding: try cursor.nullTerminated().prefix(256), as: UTF8.self))
        connectionID = try cursor.uint32()
        nonce = Array(try cursor.take(8))
        try cursor.skip(1)
        var bits = UInt64(try cursor.uint16())
        try cursor.skip(3)
        bits |= UInt64(try cursor.uint16()) << 16
        let nonceLength = Int(try cursor.uint8())
        try cursor.skip(6)
        let extended = UInt64(try cursor.uint32())
        if bits & Capabilities.longPassword.rawValue == 0 { bits |= extended << 32 }
        capabilities = Capabilities(rawValue: bits)
        guard capabilities.isSuperset(of: .required) else {
            throw MySQLError(.unsupported("protocol 4.1 with authentication plugins"))
        }
        nonce += try cursor.take(max(13, nonceLength - 8))
        if nonce.last == 0 { nonce.removeLast() }
        authenticationPlugin = String(decoding: cursor.nullTerminatedOrRest().prefix(64), as: UTF8.self)
    }
}
