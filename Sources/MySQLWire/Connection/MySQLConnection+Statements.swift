extension MySQLConnection {
    /// Prepares one statement with `?` for its parameters.
    package func prepare(_ sql: String) async throws(MySQLError) -> PreparedStatement {
        try await prepare(bytes: Array(sql.utf8))
    }

    /// The same for statements that are not UTF-8.
    package func prepare(bytes sql: [UInt8]) async throws(MySQLError) -> PreparedStatement {
        let deprecatesEOF = deprecatesEOF
        return try await perform(Self.packets(CommandCode.prepare, sql)) {
            PrepareResponder(deprecatesEOF: deprecatesEOF, reply: $0)
        }
    }

    /// Executes with `parameters`, whose count is that of the statement; rows, if any, are dropped.
    @discardableResult
    package func execute(
        _ statement: PreparedStatement, _ parameters: StatementParameters = .none
    ) async throws(MySQLError) -> ExecuteResult {
        try await simple(try await executionPackets(statement, parameters))
    }

    /// MariaDB's bulk execution: the statement once for every row of `rows`, in one round trip.
    /// The affected rows are the sum. Only where `supportsBulkExecute`; the call as a whole must stay below the
    /// server's max_allowed_packet.
    @discardableResult
    package func executeBulk(
        _ statement: PreparedStatement, _ rows: BulkParameters
    ) async throws(MySQLError) -> ExecuteResult {
        guard supportsBulkExecute else { throw MySQLError(.unsupported("bulk execution")) }
        return try await simple(try ExecuteCommand.bulk(statement, rows))
    }

    /// Whether the server knows COM_STMT_BULK_EXECUTE.
    package var supportsBulkExecute: Bool { capabilities.contains(.mariaDBBulk) }

    /// Executes and streams the rows in the canonical form, batch by batch. The stream must be read to its end or
    /// cancelled before the next command.
    package func rows(
        _ statement: PreparedStatement, _ parameters: StatementParameters = .none
    ) async throws(MySQLError) -> RowStream {
        let packets = try await executionPackets(statement, parameters)
        let queue = BatchQueue<RowBatch>(limit: RowStream.waitingBatches)
        let token = OperationToken()
        let (deprecatesEOF, batchBytes) = (deprecatesEOF, configuration.rowBatchBytes)
        let columns = try await perform(packets, token: token) {
            RowsResponder(deprecatesEOF: deprecatesEOF, batchBytes: batchBytes, queue: queue, reply: $0)
        }
        return RowStream(columns: columns, connection: self, token: token, queue: queue)
    }

    /// Executes and collects all rows into one batch, within `maxResultBytes`.
    package func collect(
        _ statement: PreparedStatement, _ parameters: StatementParameters = .none, maxResultBytes: Int? = nil
    ) async throws(MySQLError) -> RowBatch {
        let limit = maxResultBytes ?? configuration.maxResultBytes
        let stream = try await rows(statement, parameters)
        var all = RowBatch()
        while let batch = try await stream.next() {
            guard all.framedRows.count + batch.framedRows.count <= limit else {
                await stream.cancel()
                throw MySQLError(.limitExceeded(what: "a collected result", limit: limit))
            }
            if all.rowCount == 0 {
                all = batch
            } else {
                all.framedRows += batch.framedRows
                all.rowCount += batch.rowCount
            }
        }
        return all
    }

    /// Frees the statement on the server; it answers nothing, so nothing can fail but the connection.
    package func closeStatement(_ statement: PreparedStatement) async throws(MySQLError) {
        var payload = PayloadBuilder(command: CommandCode.closeStatement)
        payload.append(statement.id)
        try await transmit(PacketWriter.packets(payload.bytes))
    }

    /// The packets of an execution, after its large values were sent ahead.
    private func executionPackets(
        _ statement: PreparedStatement, _ parameters: StatementParameters
    ) async throws(MySQLError) -> PacketWriter {
        guard parameters.byteCount > ExecuteCommand.largeExecution else {
            return try ExecuteCommand.packets(statement, parameters)
        }
        let ahead = try parameters.largeValues(from: ExecuteCommand.largeValue)
        // Asked for first: a wrong count must be noticed before anything is sent.
        let packets = try ExecuteCommand.packets(statement, parameters, ahead: ahead)
        for value in ahead {
            var from = value.content.lowerBound
            while from < value.content.upperBound {
                let part = from..<min(from + ExecuteCommand.piece, value.content.upperBound)
                try await transmit(ExecuteCommand.longData(statement, parameters, value, part))
                from = part.upperBound
            }
        }
        return packets
    }
}
