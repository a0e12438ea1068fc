extension MySQLConnection {
    /// Turns the connection into a replica's: sets the session up, registers and asks for events. Nothing else can be
    /// done with the connection afterwards but reading the stream and closing.
    package func startBinlogDump(_ request: BinlogDumpRequest) async throws(MySQLError) -> BinlogStream {
        throw MySQLError(.unsupported("binlog dumps"))
    }
}
