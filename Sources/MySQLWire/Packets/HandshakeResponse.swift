/// Our answer to the greeting, and its beginning alone, which asks for TLS.
struct HandshakeResponse {
    var capabilities: Capabilities
    var username: String
    var schema: String?
    var plugin: String
    var authenticationData: [UInt8]
    var attributes: [(name: String, value: String)]

    /// The first 32 bytes, which before a TLS handshake are all that is sent.
    static func tlsRequest(_ capabilities: Capabilities) -> [UInt8] {
        var payload = PayloadBuilder()
        payload.append(UInt32(truncatingIfNeeded: capabilities.rawValue))
        payload.append(UInt32(1 << 30))
        payload.append(UInt8(45))  // utf8mb4_general_ci, known to every version
        payload.appendZeros(19)
        payload.append(UInt32(truncatingIfNeeded: capabilities.rawValue >> 32))
        return payload.bytes
    }

    var payload: [UInt8] {
        var payload = PayloadBuilder(capacity: 256)
        payload.append(contentsOf: Self.tlsRequest(capabilities))
        payload.appendNullTerminated(username)
        if capabilities.contains(.lengthEncodedAuthentication) {
            payload.appendLengthEncoded(bytes: authenticationData)
        } else {
            payload.append(UInt8(min(255, authenticationData.count)))
            payload.append(contentsOf: authenticationData.prefix(255))
        }
        if capabilities.contains(.connectWithSchema), let schema { payload.appendNullTerminated(schema) }
        payload.appendNullTerminated(plugin)
        if capabilities.contains(.connectAttributes) {
            var list = PayloadBuilder()
            for attribute in attributes {
                list.appendLengthEncoded(bytes: Array(attribute.name.utf8))
                list.appendLengthEncoded(bytes: Array(attribute.value.utf8))
            }
            payload.appendLengthEncoded(bytes: list.bytes)
        }
        return payload.bytes
    }
}
