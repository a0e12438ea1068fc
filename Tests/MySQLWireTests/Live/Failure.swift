import MySQLWire

/// The error `body` ends with, or nil where it does not fail, or not with ours.
func failure<Value>(_ body: () async throws -> Value) async -> MySQLError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? MySQLError
    }
}
