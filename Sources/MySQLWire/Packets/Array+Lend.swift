extension [UInt8] {
    /// Lends the bytes from `start` on, with typed errors, which `withUnsafeBytes` does not know.
    func lend<Value>(
        from start: Int = 0, _ body: (UnsafeRawBufferPointer) throws(MySQLError) -> Value
    ) throws(MySQLError) -> Value {
        let result: Result<Value, MySQLError> = withUnsafeBytes { bytes in
            do throws(MySQLError) {
                return .success(try body(UnsafeRawBufferPointer(rebasing: bytes[start...])))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
