package import Core
package import MySQLWire

/// A server program of this machine, and what it says it is.
package struct ServerProgram: Sendable, Hashable {
    package let path: String
    package let version: ServerVersion
    /// Where its other files are, when the user said so.
    package var baseFolder: String?

    package init(path: String, version: ServerVersion, baseFolder: String? = nil) {
        self.path = path
        self.version = version
        self.baseFolder = baseFolder
    }

    /// Reads what `--version` prints: `mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for …`, `mysqld  Ver 9.7.4 for …`. nil where
    /// that is not what a server says.
    package static func version(in text: String) -> ServerVersion? {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" })
        guard let place = words.firstIndex(of: "Ver"), place + 1 < words.count else { return nil }
        let version = ServerVersion(parsing: String(words[place + 1]))
        return version.major > 0 ? version : nil
    }

    package var flavour: DatabaseFlavour { version.flavour == .mariadb ? .mariadb : .mysql }
}
