internal import MySQLWire

/// One connection of a workload and the randomness that belongs to it.
struct WorkloadSession {
    /// Ends an operation on an error the workload expects; the transaction is rolled back.
    struct Refused: Error {
        let code: UInt16
    }

    let configuration: MySQLConfiguration
    let family: ServerFamily
    let options: WorkloadOptions
    var random: SeededGenerator
    private var connection: MySQLConnection?

    /// Answers that random changes beside one another and beside ALTERs must get now and then.
    private static let expected: Set<UInt16> = [
        1007, 1008, 1020, 1046, 1048, 1049, 1050, 1051, 1054, 1060, 1061, 1062, 1068, 1072, 1091, 1136, 1146, 1205,
        1213, 1216, 1217, 1222, 1264, 1265, 1304, 1305, 1357, 1359, 1360, 1364, 1366, 1406, 1412, 1441, 1451, 1452,
        1505, 1507, 1508, 1517, 1526, 1537, 1539, 1586, 1615, 1690, 1731, 1732, 1736, 1737, 1761, 1762, 3008, 3572,
        3730,
        3819, 4025, 4092,
    ]

    init(configuration: MySQLConfiguration, family: ServerFamily, options: WorkloadOptions, random: SeededGenerator) {
        self.configuration = configuration
        self.family = family
        self.options = options
        self.random = random
    }

    /// Runs one statement.
    mutating func run(_ sql: String) async throws {
        _ = try await answer(sql)
    }

    /// Runs statements in one transaction; the last word is COMMIT, or now and then ROLLBACK.
    mutating func transaction(_ statements: [String], rollback: Bool = false) async throws {
        try await run("START TRANSACTION")
        for statement in statements { try await run(statement) }
        try await run(rollback ? "ROLLBACK" : "COMMIT")
    }

    /// The first value of a query, nil for NULL or no row.
    mutating func value(_ sql: String) async throws -> String? {
        try await answer(sql).firstValue
    }

    private mutating func answer(_ sql: String) async throws -> TextResult {
        let current = try await connected()
        do {
            return try await current.query(sql)
        } catch let error {
            if case .server(let code, _, let message) = error.kind,
                Self.expected.contains(code) || code == 1296 && message.contains("FOREIGN KEY")
            {
                _ = try? await current.query("UNLOCK TABLES")
                _ = try? await current.query("ROLLBACK")
                throw Refused(code: code)
            }
            if error.isConnectionFailure { await disconnect() }
            throw TestKitError("\(error): \(sql.prefix(200))")
        }
    }

    private mutating func connected() async throws -> MySQLConnection {
        if let connection { return connection }
        let fresh = try await MySQLConnection.connect(configuration)
        connection = fresh
        return fresh
    }

    /// True when the last failure took the connection with it.
    var isDisconnected: Bool { connection == nil }

    mutating func disconnect() async {
        await connection?.close()
        connection = nil
    }
}
