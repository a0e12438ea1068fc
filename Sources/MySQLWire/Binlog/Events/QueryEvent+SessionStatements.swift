extension QueryEvent {
    /// The SET statements (without a final semicolon) that make a session of a server of the same family the one this
    /// statement ran in: time, SQL mode, character sets, checks, time zone, increments. `USE` is left to the caller.
    ///
    /// What only some versions know is a statement of its own, so that a caller who restores to an older server can pass
    /// over "unknown system variable" (1193).
    package func sessionStatements(flavour: BinlogFlavour) -> [String] {
        let fraction = session.microseconds.map { ".\(Self.sixDigits($0))" } ?? ""
        var statements = ["SET @@session.timestamp=\(timestamp)\(fraction)"]
        statements.append("SET @@session.pseudo_thread_id=\(threadID)")
        if let mode = session.sqlMode { statements.append("SET @@session.sql_mode=\(mode)") }
        if let flags = session.flags2 { statements += Self.flagStatements(flags, flavour) }
        if let increment = session.autoIncrementIncrement, let offset = session.autoIncrementOffset {
            statements.append(
                "SET @@session.auto_increment_increment=\(increment), @@session.auto_increment_offset=\(offset)")
        }
        if flavour == .mariadb { statements.append(characterSetCollations) }
        if let client = session.characterSetClient, let connection = session.collationConnection,
            let server = session.collationServer
        {
            let name = flavour == .mariadb ? MariaDBCharacterSet.name(ofCollation: client) : nil
            statements.append(
                "SET @@session.character_set_client=\(name ?? "\(client)"), @@session.collation_connection=\(connection), "
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
        if let enabled = session.enableCascadeTriggers {
            statements.append("SET @@session.enable_cascade_triggers=\(enabled ? 1 : 0)")
        }
        return statements
    }

    /// MariaDB 11 maps character sets to default collations of the session's choice. The log has their numbers, the
    /// variable takes names, which the server looks up.
    private var characterSetCollations: String {
        guard let pairs = session.characterSetCollations, !pairs.isEmpty else {
            return "SET @@session.character_set_collations=''"
        }
        let numbers = pairs.map { "\($0.collation)" }.joined(separator: ",")
        return "SET @@session.character_set_collations=(SELECT GROUP_CONCAT(CONCAT(character_set_name, '=', "
            + "full_collation_name)) FROM information_schema.collation_character_set_applicability "
            + "WHERE id IN (\(numbers)))"
    }

    /// Bits of flags2: what of the session's options a statement depends on.
    private static func flagStatements(_ flags: UInt32, _ flavour: BinlogFlavour) -> [String] {
        func bit(_ place: UInt32) -> Int { flags & 1 << place == 0 ? 0 : 1 }
        var statements = [
            "SET @@session.foreign_key_checks=\(1 - bit(26)), @@session.unique_checks=\(1 - bit(27)), "
                + "@@session.sql_auto_is_null=\(bit(14))"
        ]
        if flavour == .mariadb {
            statements.append("SET @@session.check_constraint_checks=\(1 - bit(15))")
            statements.append("SET @@session.explicit_defaults_for_timestamp=\(bit(24))")
            statements.append("SET @@session.sql_if_exists=\(bit(28))")
            statements.append("SET @@session.system_versioning_insert_history=\(bit(30))")
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
