package import Core
internal import MySQLWire

/// Looks at every prerequisite of base and log on a live server, and changes nothing.
package struct Precheck: Sendable {
    let session: SourceSession

    package init(_ session: SourceSession) { self.session = session }

    /// All prerequisites, required ones first.
    package func run() async throws(TidemarkError) -> [CheckResult] {
        let variables = try await variables()
        var results = [versionCheck()]
        results += try await logChecks(variables)
        results += try await privilegeChecks(variables)
        results += try await tableChecks()
        return results.filter { $0.severity == .required } + results.filter { $0.severity == .recommended }
    }

    /// Throws `check.unmet` for the first thing without which the log cannot be archived.
    package func requireLog() async throws(TidemarkError) {
        let variables = try await variables()
        try Self.require([versionCheck()] + (try await logChecks(variables)))
        try Self.require(try await privilegeChecks(variables, forLogAlone: true))
    }

    /// Throws `check.unmet` for the first thing without which no base can be made.
    package func requireBase() async throws(TidemarkError) {
        let variables = try await variables()
        try Self.require([versionCheck()] + (try await logChecks(variables)))
        try Self.require(try await privilegeChecks(variables))
    }

    private static func require(_ results: [CheckResult]) throws(TidemarkError) {
        guard let unmet = results.first(where: { $0.severity == .required && !$0.isMet }) else { return }
        throw TidemarkError(
            .checkUnmet, "\(unmet.title): \(unmet.detail)",
            hint: unmet.mend ?? "Run tidemark check for all prerequisites.")
    }

    private func versionCheck() -> CheckResult {
        let version = session.version
        let isMet = session.isMariaDB ? version.isAtLeast(10, 5) : version.isAtLeast(5, 7)
        return CheckResult(
            id: "server.version", title: "A supported server", isMet: isMet, detail: "\(version)",
            mend: "Upgrade the server to MySQL 5.7 or MariaDB 10.5 at least.")
    }

    private func variables() async throws(TidemarkError) -> [String: String] {
        let names = [
            "log_bin", "server_id", "binlog_format", "binlog_row_image", "binlog_row_value_options",
            "binlog_row_metadata", "gtid_mode", "enforce_gtid_consistency", "binlog_expire_logs_seconds",
            "expire_logs_days", "log_replica_updates", "log_slave_updates",
        ]
        let list = names.map(\.quotedLiteral).joined(separator: ", ")
        let result = try await session.query("SHOW GLOBAL VARIABLES WHERE Variable_name IN (\(list))")
        var values: [String: String] = [:]
        for row in result.rows.indices {
            if let name = result.string(row, 0) { values[name.lowercased()] = result.string(row, 1) ?? "" }
        }
        return values
    }
}
