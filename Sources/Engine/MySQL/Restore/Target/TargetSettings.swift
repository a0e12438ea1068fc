internal import MySQLWire

/// The session rows are written in: nothing the target's defaults say may change, refuse or delay a value that the
/// source held.
enum TargetSettings {
    static func statements(for version: ServerVersion) -> [String] {
        var settings = [
            // Zero dates, truncated text and ENUM index 0 were legal on the source: no strictness. A zero in an
            // AUTO_INCREMENT column is a value, not a wish for the next one. A missing engine must not be replaced.
            "sql_mode = 'NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION'",
            "time_zone = '+00:00'",
            "character_set_results = NULL",
            "autocommit = 1",
            "completion_type = 0",
            "foreign_key_checks = 0",
            "lock_wait_timeout = 3600",
            "innodb_lock_wait_timeout = 3600",
            "sql_select_limit = DEFAULT",
            "sql_big_selects = 1",
            "sql_quote_show_create = 1",
            "sql_safe_updates = 0",
            "group_concat_max_len = 1048576",
            "net_write_timeout = 600",
            "net_read_timeout = 600",
            "wait_timeout = 28800",
        ]
        switch version.flavour {
        case .mariadb:
            settings.append("max_statement_time = 0")
            // Rows that broke a CHECK constraint before it was added are still rows.
            settings.append("check_constraint_checks = 0")
        case .mysql:
            if version.isAtLeast(5, 7, 8) { settings.append("max_execution_time = 0") }
            if version.isAtLeast(8, 0) { settings.append("information_schema_stats_expiry = 0") }
        }
        return [
            "SET NAMES utf8mb4",
            "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
            "SET SESSION " + settings.joined(separator: ", SESSION "),
        ]
    }

    /// Settings that need privileges or newer versions; a server that refuses one works without it.
    static func wishes(for version: ServerVersion) -> [String] {
        var wishes = [
            // What is restored is the source's past; replicas of the target get it all the same where this is refused.
            "sql_log_bin = 0",
            // Old row formats and sizes that were legal when the table was made.
            "innodb_strict_mode = 0",
        ]
        switch version.flavour {
        case .mariadb:
            // History of system-versioned tables can be written (10.11 and later).
            wishes.append("system_versioning_insert_history = 1")
        case .mysql:
            wishes += [
                "sql_require_primary_key = 0", "sql_generate_invisible_primary_key = 0",
                "show_gipk_in_create_table_and_information_schema = 1", "restrict_fk_on_non_standard_key = 0",
                "print_identified_with_as_hex = 1",
                // An index is sorted in memory where it can be, with all processors (8.0.27 and later).
                "innodb_ddl_buffer_size = 67108864",
            ]
        }
        return wishes.map { "SET SESSION \($0)" }
    }
}
