internal import Core
internal import MySQLWire

/// Reads the rows of tables with an account that can do nothing else.
struct ExportReader: Sendable {
    let session: SourceSession
    let conditionSeconds: Int

    private static let user = "tidemark_export"

    /// Makes the account on a server that is nobody else's, and connects with it.
    static func open(
        _ administrator: SourceSession, schemas: [String], conditionSeconds: Int
    ) async throws(TidemarkError) -> ExportReader {
        let password = NewPassword.make()
        let literal = password.withBytes { String(decoding: $0, as: UTF8.self) }.quotedLiteral
        try await administrator.execute("SET SESSION sql_log_bin = 0")
        for host in ["%", "localhost"] {
            let account = "\(user.quotedLiteral)@\(host.quotedLiteral)"
            try await administrator.execute("DROP USER IF EXISTS \(account)")
            do {
                try await administrator.connection.execute("CREATE USER \(account) IDENTIFIED BY \(literal)")
            } catch {
                // The statement holds the password, which no message may.
                throw administrator.failure(error, action: "making an account that only reads")
            }
            for schema in schemas {
                // In a grant these stand for other characters.
                let pattern = schema.replacing("\\", with: "\\\\").replacing("_", with: "\\_")
                    .replacing("%", with: "\\%")
                try await administrator.execute("GRANT SELECT ON \(pattern.quotedIdentifier).* TO \(account)")
            }
        }
        var url = administrator.access.url
        url.user = user
        let session = try await SourceSession.open(ServerAccess(url: url, password: password))
        do {
            try await session.execute("SET SESSION TRANSACTION READ ONLY")
        } catch {
            await session.close()
            throw error
        }
        return ExportReader(session: session, conditionSeconds: conditionSeconds)
    }

    func close() async { await session.close() }

    /// Gives all rows as text, piece by piece. Throws `export.condition` where the server refuses the table's condition.
    func read(
        _ table: ExportTable, _ format: RowFormat, _ take: (TableText.Piece) async throws -> Void
    ) async throws -> UInt64 {
        try await limit(table)
        let (statement, stream) = try await begin(table)
        try table.verify(stream.columns)
        var text = TableText(table.name, table.columns, format)
        do {
            while let batch = try await next(stream, table) {
                try Task.checkCancellation()
                try text.append(batch, of: table.name)
                try await take(TableText.Piece(bytes: text.takeBytes(), rows: text.rows))
            }
        } catch {
            await stream.cancel()
            throw error
        }
        text.finish()
        try await take(TableText.Piece(bytes: text.takeBytes(), rows: text.rows))
        do {
            try await session.connection.closeStatement(statement)
        } catch {
            throw session.failure(error, action: "reading \(table.name)")
        }
        return text.rows
    }

    private func limit(_ table: ExportTable) async throws(TidemarkError) {
        let seconds = table.condition == nil ? 0 : conditionSeconds
        try await session.execute(
            session.isMariaDB
                ? "SET SESSION max_statement_time = \(seconds)"
                : "SET SESSION max_execution_time = \(seconds * 1000)")
    }

    private func begin(_ table: ExportTable) async throws(TidemarkError) -> (PreparedStatement, RowStream) {
        do {
            let statement = try await session.connection.prepare(table.sql)
            return (statement, try await session.connection.rows(statement))
        } catch {
            throw failure(error, table)
        }
    }

    private func next(_ stream: RowStream, _ table: ExportTable) async throws(TidemarkError) -> RowBatch? {
        do {
            return try await stream.next()
        } catch {
            throw failure(error, table)
        }
    }

    private func failure(_ error: MySQLError, _ table: ExportTable) -> TidemarkError {
        guard table.condition != nil, !error.isConnectionFailure else {
            return session.failure(error, action: "reading \(table.name)")
        }
        switch error.kind {
        // ER_QUERY_TIMEOUT of MySQL, ER_STATEMENT_TIMEOUT of MariaDB.
        case .server(let code, _, _) where code == 3024 || code == 1969:
            return TidemarkError(
                .exportCondition, "The condition on \(table.name) takes longer than \(conditionSeconds) seconds.",
                hint: "Use a condition on columns that have an index.")
        case .server(let code, _, let message):
            return TidemarkError(
                .exportCondition,
                "The server refuses the condition on \(table.name): \(message.prefix(300)) (error \(code)).",
                hint: "Write what may stand behind WHERE, with columns of the tables that are exported.")
        default: return session.failure(error, action: "reading \(table.name)")
        }
    }
}

extension TableText {
    /// Text that may be written, and the rows so far.
    struct Piece: Sendable {
        let bytes: [UInt8]
        let rows: UInt64
    }

    /// All rows of a batch. Throws `internal.defect` where one is not in the form the columns say.
    mutating func append(_ batch: RowBatch, of table: TableName) throws(TidemarkError) {
        // A closure that throws a typed error and changes self makes Swift 6.3.1 crash; this one returns it.
        let failure = batch.framedRows.withUnsafeBytes { append(framed: $0) }
        if let failure {
            throw TidemarkError(
                .internalDefect, "A row of \(table) is not in the form it was asked for: \(failure)",
                hint: "Report this with the server's version and SHOW CREATE TABLE.")
        }
    }

    /// What is wrong with the rows; nil where nothing is.
    private mutating func append(framed buffer: UnsafeRawBufferPointer) -> CanonicalError? {
        var rows = FramedRowIterator(buffer)
        do {
            while let place = try rows.next() { try append(UnsafeRawBufferPointer(rebasing: buffer[place])) }
            return nil
        } catch {
            return error
        }
    }
}
