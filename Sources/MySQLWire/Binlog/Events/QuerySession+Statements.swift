extension QueryEvent {
    /// The SET statements (without a final semicolon) that make a session of a server of the same family the one this
    /// statement ran in: time, SQL mode, character sets, checks, time zone, increments. `USE` is left to the caller.
    ///
    /// Each variable is one statement of its own where only some versions know it, so that a caller who restores to an
    /// older server can pass over the ones that fail.
    package func sessionStatements(flavour: BinlogFlavour) -> [String] {
        var statements = ["SET @@session.timestamp=\(timestamp).\(Self.sixDigits(session.microseconds ?? 0))"]
        statements.append("SET @@session.pseudo_thread_id=\(threadID)")
        if let mode = session.sqlMode { statements.append("SET @@session.sql_mode=\(mode)") }
        if let flags = session.flags2 { statements += Self.flagStatements(flags, flavour) }
        if let increment = session.autoIncrementIncrement, let offset = session.autoIncrementOffset {
            statements.append(
                "SET @@session.auto_increment_increment=\(increment), @@session.auto_increment_offset=\(offset)")
        }
        // MariaDB maps character sets to default collations before they are used.
        if let pairs = session.characterSetCollations {
            let list = pairs.map { "\($0.characterSet)=\($0.collation)" }.joined(separator: ",")
            statements.append("SET @@session.character_set_collations='\(list)'")
        }
        if let client = session.characterSetClient, let connection = session.collationConnection,
            let server = session.collationServer
        {
            statements.append(
                "SET @@session.character_set_client=\(client), @@session.collation_connection=\(connection), "
                    + "@@session.collation_server=\(server)")
        }
        if let collation = session.defaultCollationForUTF8MB4 {
            statements.append("SET @@session.default_collation_for_utf8mb4=\(collation)")
        }
        if let zone = session.timeZone { statements.append("SET @@session.time_zone='\(Self.escaped(zone))'") }
        statements.append("SET @@session.lc_time_names=\(session.lcTimeNames ?? 0)")
        statements.append(
            "SET @@session.collation_database=\(session.collationDatabase.map { "\($0)" } ?? "DEFAULT")")
        if let explicit = session.explicitDefaultsForTimestamp {
            statements.append("SET @@session.explicit_defaults_for_timestamp=\(explicit ? 1 : 0)")
        }
        if let required = session.sqlRequirePrimaryKey {
            statements.append("SET @@session.sql_require_primary_key=\(required ? 1 : 0)")
        }
        if let encrypted = session.defaultTableEncryption {
            statements.append("SET @@session.default_table_encryption=\(encrypted ? 1 : 0)")
        }
        return statements
    }

    /// Bits of flags2: what of the session's options a statement depends on.
    private static func flagStatements(_ flags: UInt32, _ flavour: BinlogFlavour) -> [String] {
        func bit(_ place: UInt32) -> Int { flags & 1 << place == 0 ? 0 : 1 }
        var statements = [
            "SET @@session.foreign_key_checks=\(1 - bit(26)), @@session.unique_checks=\(1 - bit(27)), "
                + "@@session.sql_auto_is_null=\(bit(14))"
        ]
        if flavour == .mariadb {
            statements.append("SET @@session.check_constraint_checks=\(1 - bit(29))")
            statements.append("SET @@session.sql_if_exists=\(bit(28))")
        }
        return statements
    }

    private static func sixDigits(_ number: UInt32) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, 6 - text.count)) + text
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("'", with: "''")
    }
}
