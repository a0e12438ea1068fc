internal import Core
package import MySQLWire

/// Which of a source's variables a new server takes over, as lines of an option file.
package struct SourceSettings: Sendable, Hashable {
    package typealias Line = ConfigurationText.Line

    /// Needed already when the data folder is made, and at every start from then on.
    package private(set) var lasting: [Line] = []
    /// Of the server as it runs for good.
    package private(set) var running: [Line] = []
    /// What could not be taken over.
    package private(set) var notes: [String] = []

    private let settings: [String: String]
    private let version: ServerVersion

    package init(_ settings: [String: String], version: ServerVersion) {
        self.settings = settings
        self.version = version
        take("lower_case_table_names", to: \.lasting)
        take("innodb_page_size", to: \.lasting)
        for name in ["character_set_server", "collation_server"] { take(name, to: \.lasting) }
        takeTimeZone()
        takeSQLMode()
        for name in [
            "explicit_defaults_for_timestamp", "innodb_default_row_format", "innodb_file_per_table",
            "log_bin_trust_function_creators", "event_scheduler",
        ] { take(name, to: \.running) }
        if let engine = settings["default_storage_engine"], ["InnoDB", "MyISAM", "Aria"].contains(engine) {
            running.append(Line("default_storage_engine", engine, isOptional: true))
        }
        takeLog()
    }

    private var isMariaDB: Bool { version.flavour == .mariadb }

    /// A value that has no business in a variable would be a line of its own in an option file.
    private static func isPlain(_ value: String) -> Bool {
        !value.isEmpty && value.utf8.count <= 512
            && value.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || "_+-:,.".utf8.contains(byte)
            }
    }

    private mutating func take(_ name: String, to place: WritableKeyPath<SourceSettings, [Line]>) {
        guard let value = settings[name], Self.isPlain(value) else { return }
        self[keyPath: place].append(Line(name, value, isOptional: place == \SourceSettings.running))
    }

    /// An offset is understood by every server; a named zone needs tables that may not know it, without which the server
    /// would not start; and SYSTEM means the source's machine.
    private mutating func takeTimeZone() {
        let zone = settings["time_zone"] ?? "SYSTEM"
        let system = settings["system_time_zone"] ?? ""
        if zone.first == "+" || zone.first == "-", Self.isPlain(zone) {
            running.append(Line("default_time_zone", zone))
        } else if zone == "SYSTEM" {
            if system == "UTC" {
                running.append(Line("default_time_zone", "+00:00"))
            } else if !system.isEmpty {
                notes.append(
                    "The source used its machine's time zone, \(system): see that this machine has the same, or set"
                        + " default_time_zone.")
            }
        } else {
            notes.append(
                "The source's time zone is \(zone): set default_time_zone, once the server has the time zone tables.")
        }
    }

    private static let formerModes: Set<String> = [
        "NO_AUTO_CREATE_USER", "DB2", "MAXDB", "MSSQL", "MYSQL323", "MYSQL40", "ORACLE", "POSTGRESQL",
        "NO_FIELD_OPTIONS",
        "NO_KEY_OPTIONS", "NO_TABLE_OPTIONS",
    ]

    private mutating func takeSQLMode() {
        guard let mode = settings["sql_mode"], mode.isEmpty || Self.isPlain(mode) else { return }
        var names = mode.split(separator: ",").map(String.init)
        if !isMariaDB, version.isAtLeast(8, 0) {
            let former = names.filter(Self.formerModes.contains)
            if !former.isEmpty {
                notes.append("\(version) has no SQL mode \(former.joined(separator: ", ")) any more.")
            }
            names.removeAll(where: Self.formerModes.contains)
        }
        running.append(Line("sql_mode", names.joined(separator: ",")))
    }

    /// The new instance is to be protected like the old one: its log holds rows in full.
    private mutating func takeLog() {
        running.append(Line("binlog_format", "ROW", isOptional: true))
        running.append(Line("binlog_row_image", "FULL", isOptional: true))
        take("binlog_row_metadata", to: \.running)
        if isMariaDB {
            take("gtid_domain_id", to: \.running)
        } else if settings["gtid_mode"] == "ON" {
            running.append(Line("gtid_mode", "ON"))
            running.append(Line("enforce_gtid_consistency", "ON"))
        }
        if let packet = settings["max_allowed_packet"].flatMap(UInt64.init) {
            running.append(Line("max_allowed_packet", String(min(max(packet, 64 << 20), 1 << 30))))
        }
        if !isMariaDB { take("sql_require_primary_key", to: \.running) }
    }
}
