package import MySQLWire

/// The session a base is read in: nothing the server's or the account's defaults say may change a byte of what is read.
package enum SessionSettings {
    /// Seconds a read waits for a table's metadata lock. Short, because a waiting read stands in the queue in front of
    /// the application's own statements when an ALTER waits before it.
    package static let lockWaitSeconds = 1

    package static func statements(for version: ServerVersion) -> [String] {
        var settings = [
            // ANSI_QUOTES, NO_BACKSLASH_ESCAPES, PAD_CHAR_TO_FULL_LENGTH and ORACLE change what is parsed or returned.
            "sql_mode = ''",
            // TIMESTAMPs are read as UTC; with a zone of summer time two instants would read the same.
            "time_zone = '+00:00'",
            // Text arrives in the column's own character set, byte for byte, valid or not.
            "character_set_results = NULL",
            "autocommit = 1",
            "completion_type = 0",
            "lock_wait_timeout = \(lockWaitSeconds)",
            "sql_select_limit = DEFAULT",
            "max_join_size = DEFAULT",
            "sql_big_selects = 1",
            "sql_quote_show_create = 1",
            "group_concat_max_len = 1048576",
            "net_write_timeout = 600",
            "net_read_timeout = 600",
            "wait_timeout = 28800",
        ]
        switch version.flavour {
        case .mariadb:
            settings.append("max_statement_time = 0")
        case .mysql:
            if version.isAtLeast(5, 7, 8) { settings.append("max_execution_time = 0") }
            if version.isAtLeast(8, 0) { settings.append("information_schema_stats_expiry = 0") }
            if version.isAtLeast(8, 0, 17) { settings.append("print_identified_with_as_hex = 1") }
            if version.isAtLeast(8, 0, 30) {
                settings.append("show_gipk_in_create_table_and_information_schema = 1")
            }
        }
        return [
            "SET NAMES utf8mb4",
            "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            "SET SESSION " + settings.joined(separator: ", SESSION "),
        ]
    }
}
