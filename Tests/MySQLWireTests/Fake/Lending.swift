import MySQLWire

extension HandshakeStateMachine {
    mutating func receive(bytes: [UInt8]) throws(MySQLError) -> Action {
        try withBytes(bytes) { packet throws(MySQLError) in try receive(packet) }
    }
}

extension ResultStateMachine {
    mutating func receive(bytes: [UInt8]) throws(MySQLError) -> Action {
        try withBytes(bytes) { packet throws(MySQLError) in try receive(packet) }
    }
}

extension PrepareStateMachine {
    mutating func receive(bytes: [UInt8]) throws(MySQLError) -> Action {
        try withBytes(bytes) { packet throws(MySQLError) in try receive(packet) }
    }
}

/// Lends bytes, with typed errors.
func withBytes<Value>(
    _ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws(MySQLError) -> Value
) throws(MySQLError) -> Value {
    let result: Result<Value, MySQLError> = bytes.withUnsafeBytes { buffer in
        do throws(MySQLError) { return .success(try body(buffer)) } catch { return .failure(error) }
    }
    return try result.get()
}
