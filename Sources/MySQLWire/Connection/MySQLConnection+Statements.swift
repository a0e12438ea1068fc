extension MySQLConnection {
    /// Prepares one statement with `?` for its parameters.
    package func prepare(_ sql: String) async throws(MySQLError) -> PreparedStatement {
        try await prepare(bytes: Array(sql.utf8))
    }

    package func prepare(bytes sql: [UInt8]) async throws(MySQLError) -> PreparedStatement {
        throw MySQLError(.unsupported("prepared statements"))
    }

    /// Executes with `parameters`, whose count is that of the statement; rows, if any, are dropped.
    @discardableResult
    package func execute(
        _ statement: PreparedStatement, _ parameters: StatementParameters = .none
    ) async throws(MySQLError) -> ExecuteResult {
        throw MySQLError(.unsupported("prepared statements"))
    }

    /// MariaDB's bulk execution: the statement once for every row of `rows`, in one round trip.
    /// The affected rows are the sum. Only where `supportsBulkExecute`.
    @discardableResult
    package func executeBulk(
        _ statement: PreparedStatement, _ rows: BulkParameters
    ) async throws(MySQLError) -> ExecuteResult {
        throw MySQLError(.unsupported("bulk execution"))
    }

    /// Whether the server knows COM_STMT_BULK_EXECUTE.
    package var supportsBulkExecute: Bool { false }

    /// Executes and streams the rows in the canonical form, batch by batch. The stream must be read to its end or
    /// cancelled before the next command.
    package func rows(
        _ statement: PreparedStatement, _ parameters: StatementParameters = .none
    ) async throws(MySQLError) -> RowStream {
        throw MySQLError(.unsupported("row streams"))
    }

    /// Executes and collects all rows into one batch, within `maxResultBytes`.
    package func collect(
        _ statement: PreparedStatement, _ parameters: StatementParameters = .none, maxResultBytes: Int? = nil
    ) async throws(MySQLError) -> RowBatch {
        throw MySQLError(.unsupported("row streams"))
    }

    /// Frees the statement on the server; it answers nothing, so nothing can fail but the connection.
    package func closeStatement(_ statement: PreparedStatement) async throws(MySQLError) {
        throw MySQLError(.unsupported("prepared statements"))
    }
}
