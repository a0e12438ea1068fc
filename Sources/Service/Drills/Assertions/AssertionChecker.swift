internal import Core
internal import Engine
package import MySQLWire

/// Asks a restored instance what the user knows about the data, each assertion on a connection of its own that can only read.
package struct AssertionChecker: Sendable {
    let access: ServerAccess
    let clock: any TidemarkClock

    /// Bytes of an answer that are kept in memory.
    private static let mostBytes = 4 << 20

    /// Throws unless the server takes a connection and answers.
    func requireAnswer() async throws {
        let connection = try await access.connect()
        do {
            try await connection.ping()
            await connection.close()
        } catch {
            await connection.close()
            throw TidemarkError(error, server: access.address, action: "asking for a sign of life")
        }
    }

    /// What each found, in order. Throws where the server cannot be reached, and where the task is cancelled: both say nothing
    /// about the data.
    func check(_ assertions: [DrillAssertion]) async throws -> [AssertionResult] {
        var results: [AssertionResult] = []
        for assertion in assertions {
            try Task.checkCancellation()
            results.append(try await check(assertion))
        }
        return results
    }

    private func check(_ assertion: DrillAssertion) async throws -> AssertionResult {
        var configuration = access.configuration
        // The server ends the statement first, and says so.
        configuration.readTimeout = .seconds(assertion.limit.seconds + 10)
        let begun = clock.uptime()
        let microseconds = { Int64((clock.uptime() - begun) * 1e6) }
        let connection: MySQLConnection
        do {
            connection = try await MySQLConnection.connect(configuration)
        } catch {
            throw TidemarkError(error, server: access.address, action: "connecting for an assertion")
        }
        do throws(MySQLError) {
            for statement in Self.settings(assertion, connection.version) { try await connection.execute(statement) }
            let result = try await connection.query(assertion.sql, maxResultBytes: Self.mostBytes)
            await connection.close()
            // Some functions end early when their time is over, with a value and no error (BENCHMARK, SLEEP).
            guard microseconds() < Int64(assertion.limit.seconds) * 1_000_000 else {
                return AssertionResult(assertion, problem: Self.late(assertion), microseconds: microseconds())
            }
            let answer = AssertionAnswer(result, assertion.expectation, limit: Self.rows(assertion))
            return AssertionResult(
                assertion, found: answer.found, passed: answer.passed, problem: answer.problem,
                microseconds: microseconds())
        } catch {
            await connection.close()
            guard let problem = Self.problem(error, assertion) else {
                if case .cancelled = error.kind { throw CancellationError() }
                throw TidemarkError(error, server: access.address, action: "checking the assertion \(assertion.name)")
            }
            return AssertionResult(assertion, problem: problem, microseconds: microseconds())
        }
    }

    /// Rows that are asked for.
    package static func rows(_ assertion: DrillAssertion) -> Int {
        switch assertion.expectation {
        case .value: 2
        case .noRows: 1
        case .rowsAtLeast(let count): count
        }
    }

    /// The session an assertion is run in: as `AssertionStatement` read it, reading only, bounded in time and rows.
    package static func settings(_ assertion: DrillAssertion, _ version: ServerVersion) -> [String] {
        let limit =
            version.flavour == .mariadb
            ? "max_statement_time = \(assertion.limit.seconds)"
            : "max_execution_time = \(assertion.limit.seconds * 1000)"
        return [
            "SET NAMES utf8mb4",
            "SET SESSION sql_mode = '', SESSION time_zone = '+00:00', SESSION autocommit = 1, "
                + "SESSION sql_select_limit = \(rows(assertion)), SESSION \(limit)",
            "START TRANSACTION READ ONLY",
        ]
    }

    private static func late(_ assertion: DrillAssertion) -> String { "It took longer than \(assertion.limit)." }

    /// What a failure says about the assertion; nil where it says nothing about it.
    private static func problem(_ error: MySQLError, _ assertion: DrillAssertion) -> String? {
        switch error.kind {
        // ER_QUERY_TIMEOUT of MySQL, ER_STATEMENT_TIMEOUT of MariaDB.
        case .server(let code, _, _) where code == 3024 || code == 1969: late(assertion)
        case .timeout(.read): late(assertion)
        case .limitExceeded: "Its answer is larger than \(mostBytes >> 20) MiB."
        case .server(let code, _, let message) where !error.isConnectionFailure:
            "The server refuses it: \(message) (error \(code))."
        default: nil
        }
    }
}
