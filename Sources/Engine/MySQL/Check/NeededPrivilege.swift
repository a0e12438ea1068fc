package import MySQLWire

/// A privilege on everything that the backup account needs, and what for: the precheck asks for these, and the statements
/// that make such an account grant them.
package struct NeededPrivilege: Sendable, Hashable {
    package let name: String
    package let purpose: String

    /// Of a server of some version; fewer where only the log is archived.
    package static func all(on version: ServerVersion, forLogAlone: Bool = false) -> [NeededPrivilege] {
        let isMariaDB = version.flavour == .mariadb
        let monitor = isMariaDB && version.isAtLeast(10, 5) ? "BINLOG MONITOR" : "REPLICATION CLIENT"
        let log = [
            NeededPrivilege(name: "REPLICATION SLAVE", purpose: "to receive the log"),
            NeededPrivilege(name: monitor, purpose: "to know where the log stands"),
        ]
        guard !forLogAlone else { return log }
        return log + [
            NeededPrivilege(name: "SELECT", purpose: "to read every table, routine and account"),
            NeededPrivilege(name: "SHOW VIEW", purpose: "to read views"),
            NeededPrivilege(name: "TRIGGER", purpose: "to read triggers"),
            NeededPrivilege(name: "EVENT", purpose: "to read events"),
        ]
    }

    /// Needed on MySQL alone, and only while GTIDs are off.
    package static let reload = NeededPrivilege(
        name: "RELOAD", purpose: "to begin a new log file where a table's place in it must be exact")
}
