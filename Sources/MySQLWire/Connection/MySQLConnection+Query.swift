extension MySQLConnection {
    /// Runs one statement by the text protocol and collects its rows (of the first result; further ones are dropped).
    ///
    /// `maxResultBytes` replaces the configuration's limit of the collected rows.
    package func query(_ sql: String, maxResultBytes: Int? = nil) async throws(MySQLError) -> TextResult {
        try await query(bytes: Array(sql.utf8), maxResultBytes: maxResultBytes)
    }

    /// The same for statements that are not UTF-8, such as those of a binlog.
    package func query(bytes sql: [UInt8], maxResultBytes: Int? = nil) async throws(MySQLError) -> TextResult {
        throw MySQLError(.unsupported("queries"))
    }

    /// Runs one statement whose rows, if any, are of no interest.
    @discardableResult
    package func execute(_ sql: String) async throws(MySQLError) -> ExecuteResult {
        try await execute(bytes: Array(sql.utf8))
    }

    /// The same for statements that are not UTF-8.
    @discardableResult
    package func execute(bytes sql: [UInt8]) async throws(MySQLError) -> ExecuteResult {
        throw MySQLError(.unsupported("queries"))
    }

    /// Asks for a sign of life.
    package func ping() async throws(MySQLError) {
        throw MySQLError(.unsupported("ping"))
    }
}
