internal import Core
internal import Glibc
internal import MySQLWire

/// The tables of named time zones of a new server, which come empty: filled from this machine's zone files by the program that
/// belongs to the server. Statements of the log may name a zone, and so may the source's routines and events.
struct TimeZoneTables {
    let program: ServerProgram

    /// Where most systems have their zone files.
    private static let files = "/usr/share/zoneinfo"
    /// What the programs write for all zones is some megabytes.
    private static let outputLimit = 64 << 20

    /// Fills them where they are empty; gives what is left for the user to do, nil where nothing is.
    func fill(_ connection: MySQLConnection) async throws -> String? {
        do {
            if try await connection.query("SELECT 1 FROM mysql.time_zone_name LIMIT 1").firstValue != nil { return nil }
            guard let sql = try await sql() else { return Self.note }
            try await connection.execute("USE mysql")
            // One transaction, where the tables know such.
            try await connection.execute("SET SESSION autocommit = 0")
            for statement in Self.statements(sql) { try await connection.execute(bytes: Array(statement)) }
            try await connection.execute("COMMIT")
            try await connection.execute("FLUSH TABLES")
            let count = try await connection.query("SELECT COUNT(*) FROM mysql.time_zone_name").firstValue
            return count == "0" ? Self.note : nil
        } catch let error as MySQLError {
            // Without zones everything but what names one can be restored.
            if error.isConnectionFailure { throw error }
            return Self.note
        }
    }

    private static let note =
        "The new server has no named time zones: load them with mariadb-tzinfo-to-sql or mysql_tzinfo_to_sql, if they are used."

    /// nil where there is no such program for this family.
    private func sql() async throws -> [UInt8]? {
        for path in ProgramFiles.zonePrograms(of: program) {
            var run = ProgramRun(Program(path: path, arguments: [Self.files], deathSignal: SIGKILL))
            run.outputLimit = Self.outputLimit
            guard let answer = try? await run.run(input: [], patience: .seconds(60)), answer.end == .exited(0),
                answer.output.count < Self.outputLimit
            else {
                try Task.checkCancellation()
                continue
            }
            return answer.output
        }
        return nil
    }

    /// The statements, each of which ends a line.
    static func statements(_ sql: [UInt8]) -> [ArraySlice<UInt8>] {
        var statements: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        while index < sql.count {
            if sql[index] == UInt8(ascii: ";"), index + 1 == sql.count || sql[index + 1] == UInt8(ascii: "\n") {
                if index > start { statements.append(sql[start..<index]) }
                start = min(index + 2, sql.count)
                index = start
            } else {
                index += 1
            }
        }
        return statements
    }
}
