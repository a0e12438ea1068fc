package import Core
internal import MySQLWire

/// Server variables that a restore depends on, or that explain one that went wrong.
package enum ServerSettings {
    private static let names = [
        "lower_case_table_names", "character_set_server", "collation_server", "sql_mode", "time_zone",
        "system_time_zone", "default_storage_engine", "explicit_defaults_for_timestamp", "innodb_page_size",
        "innodb_file_per_table", "innodb_default_row_format", "innodb_native_foreign_keys", "event_scheduler",
        "gtid_mode", "binlog_format", "binlog_row_image", "binlog_row_metadata", "max_allowed_packet",
        "log_bin_trust_function_creators", "mysql56_temporal_format", "gtid_domain_id", "sql_require_primary_key",
        "version_comment",
    ]

    package static func read(_ session: SourceSession) async throws(TidemarkError) -> [String: String] {
        let list = names.map(\.quotedLiteral).joined(separator: ", ")
        let result = try await session.query("SHOW GLOBAL VARIABLES WHERE Variable_name IN (\(list))")
        var settings: [String: String] = [:]
        for row in result.rows.indices {
            if let name = result.string(row, 0) { settings[name.lowercased()] = result.string(row, 1) ?? "" }
        }
        return settings
    }

    /// Whether foreign-key cascades are in the log: from MySQL 9.6 on, unless the engine is told to do them itself.
    package static func cascadesLogged(_ settings: [String: String], _ session: SourceSession) -> Bool {
        guard !session.isMariaDB, session.version.isAtLeast(9, 6) else { return false }
        return settings["innodb_native_foreign_keys"] == "OFF"
    }
}
