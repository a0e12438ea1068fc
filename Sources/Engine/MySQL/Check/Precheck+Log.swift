internal import Core
internal import MySQLWire

extension Precheck {
    /// What makes the log complete.
    func logChecks(_ variables: [String: String]) async throws(TidemarkError) -> [CheckResult] {
        let logs = ["ON", "1"].contains(variables["log_bin"]?.uppercased())
        var results = [
            CheckResult(
                id: "log.enabled", title: "A binary log", isMet: logs, detail: logs ? "it is on" : "log_bin is off",
                mend:
                    "Add log_bin = binlog and server_id = 1 below [mysqld] in the server's configuration and restart it."
            )
        ]
        guard logs else { return results }
        let serverID = variables["server_id"] ?? "0"
        results.append(
            CheckResult(
                id: "log.server-id", title: "A server number", isMet: serverID != "0",
                detail: "server_id is \(serverID)",
                mend: set("server_id", "1")))
        if let format = variables["binlog_format"] {
            results.append(
                CheckResult(
                    id: "log.row-format", title: "Changes logged as rows", isMet: format.uppercased() == "ROW",
                    detail: "binlog_format is \(format)", mend: set("binlog_format", "'ROW'")))
        }
        let image = variables["binlog_row_image"]?.uppercased() ?? "FULL"
        results.append(
            CheckResult(
                id: "log.row-image", title: "Rows logged in full",
                isMet: image == "FULL" || (session.isMariaDB && image == "FULL_NODUP"),
                detail: "binlog_row_image is \(image)", mend: set("binlog_row_image", "'FULL'")))
        if let options = variables["binlog_row_value_options"] {
            results.append(
                CheckResult(
                    id: "log.json-values", title: "JSON values logged in full", isMet: options.isEmpty,
                    detail: options.isEmpty ? "no partial values" : "binlog_row_value_options is \(options)",
                    mend: set("binlog_row_value_options", "''")))
        }
        results += try await filterChecks()
        results += try await replicaChecks(variables)
        results += optionalLogChecks(variables)
        return results
    }

    private func filterChecks() async throws(TidemarkError) -> [CheckResult] {
        let statement =
            !session.isMariaDB && session.version.isAtLeast(8, 2) ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS"
        guard let status = try await session.queryIfAllowed(statement) else { return [] }
        let filters = ["Binlog_Do_DB", "Binlog_Ignore_DB"].compactMap { name in
            status.string(0, name).flatMap { $0.isEmpty ? nil : "\(name) = \($0)" }
        }
        return [
            CheckResult(
                id: "log.filters", title: "No schema left out of the log", isMet: filters.isEmpty,
                detail: filters.isEmpty ? "no filters" : filters.joined(separator: ", "),
                mend: "Remove binlog_do_db and binlog_ignore_db from the server's configuration and restart it.")
        ]
    }

    private func replicaChecks(_ variables: [String: String]) async throws(TidemarkError) -> [CheckResult] {
        let statement =
            session.isMariaDB || !session.version.isAtLeast(8, 0, 22) ? "SHOW SLAVE STATUS" : "SHOW REPLICA STATUS"
        guard let status = try await session.queryIfAllowed(statement), !status.rows.isEmpty else { return [] }
        let value = (variables["log_replica_updates"] ?? variables["log_slave_updates"] ?? "OFF").uppercased()
        return [
            CheckResult(
                id: "log.replica-updates", title: "A replica that logs what it receives",
                isMet: value == "ON" || value == "1",
                detail: "log_replica_updates is \(value)",
                mend:
                    "Add \(session.isMariaDB ? "log_slave_updates" : "log_replica_updates") = ON below [mysqld] in the"
                    + " server's configuration and restart it.")
        ]
    }

    private func optionalLogChecks(_ variables: [String: String]) -> [CheckResult] {
        var results: [CheckResult] = []
        if !session.isMariaDB {
            let mode = variables["gtid_mode"] ?? "OFF"
            results.append(
                CheckResult(
                    id: "log.gtid", title: "Global transaction identifiers", severity: .recommended,
                    isMet: mode == "ON",
                    detail: "gtid_mode is \(mode)" + (mode == "ON" ? "" : "; the log cannot follow a failover"),
                    mend: "SET PERSIST enforce_gtid_consistency = ON; then SET PERSIST gtid_mode = OFF_PERMISSIVE,"
                        + " ON_PERMISSIVE and ON, one after the other, on every server of the group."))
        }
        if let metadata = variables["binlog_row_metadata"] {
            results.append(
                CheckResult(
                    id: "log.metadata", title: "Column names in the log", severity: .recommended,
                    isMet: metadata.uppercased() == "FULL", detail: "binlog_row_metadata is \(metadata)",
                    mend: set("binlog_row_metadata", "'FULL'")))
        }
        let seconds =
            variables["binlog_expire_logs_seconds"].flatMap { UInt64($0.prefix { $0 != "." }) }
            ?? variables["expire_logs_days"].flatMap { Double($0) }.map { UInt64($0 * 86_400) } ?? 0
        results.append(
            CheckResult(
                id: "log.retention", title: "A log kept for a day on the source", severity: .recommended,
                isMet: seconds == 0 || seconds >= 86_400,
                detail: seconds == 0 ? "it is never purged" : "it is purged after \(seconds) s",
                mend: set("binlog_expire_logs_seconds", "259200")))
        return results
    }

    /// The statement that sets a variable for good, as far as one statement can.
    func set(_ name: String, _ value: String) -> String {
        if !session.isMariaDB, session.version.isAtLeast(8, 0) { return "SET PERSIST \(name) = \(value);" }
        return "SET GLOBAL \(name) = \(value); and \(name) = \(value.filter { $0 != "'" }) below [mysqld] in the"
            + " server's configuration; connections made before keep the old value until they end"
    }
}
