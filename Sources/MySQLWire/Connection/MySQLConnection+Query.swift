extension MySQLConnection {
    /// Runs one statement by the text protocol and collects its rows (of the first result; further ones are dropped).
    ///
    /// `maxResultBytes` replaces the configuration's limit of the collected rows; beyond it the connection is closed.
    package func query(_ sql: String, maxResultBytes: Int? = nil) async throws(MySQLError) -> TextResult {
        try await query(bytes: Array(sql.utf8), maxResultBytes: maxResultBytes)
    }

    /// The same for statements that are not UTF-8, such as those of a binlog.
    package func query(bytes sql: [UInt8], maxResultBytes: Int? = nil) async throws(MySQLError) -> TextResult {
        let limit = maxResultBytes ?? configuration.maxResultBytes
        let deprecatesEOF = deprecatesEOF
        return try await perform(Self.packets(CommandCode.query, sql)) {
            TextResponder(deprecatesEOF: deprecatesEOF, limit: limit, reply: $0)
        }
    }

    /// Runs one statement whose rows, if any, are of no interest.
    @discardableResult
    package func execute(_ sql: String) async throws(MySQLError) -> ExecuteResult {
        try await execute(bytes: Array(sql.utf8))
    }

    /// The same for statements that are not UTF-8.
    @discardableResult
    package func execute(bytes sql: [UInt8]) async throws(MySQLError) -> ExecuteResult {
        try await simple(Self.packets(CommandCode.query, sql))
    }

    /// Asks for a sign of life.
    package func ping() async throws(MySQLError) {
        _ = try await simple(Self.packets(CommandCode.ping, []))
    }

    /// A command answered by what it did.
    func simple(_ packets: PacketWriter) async throws(MySQLError) -> ExecuteResult {
        let deprecatesEOF = deprecatesEOF
        return try await perform(packets) { SimpleResponder(deprecatesEOF: deprecatesEOF, reply: $0) }
    }

    /// A command and its argument.
    static func packets(_ command: UInt8, _ argument: [UInt8]) -> PacketWriter {
        var writer = PacketWriter(length: argument.count + 1)
        writer.write([command])
        writer.write(argument)
        return writer
    }
}
