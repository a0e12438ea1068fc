internal import Foundation

/// Where the programs of a family are, and how they are started.
package struct ServerInstallation: Sendable {
    package let family: ServerFamily
    /// The folder `scripts/get-servers` fills.
    package let serversFolder: String
    /// The server's version, as its packages name it.
    package let version: String
    private let root: String

    /// Finds the family's programs, or fails with what to do. Never skipped: a missing server is a failed test.
    package static func find(_ family: ServerFamily) throws -> ServerInstallation {
        switch family {
        case .mariadb: try mariadb.get()
        case .mysql: try mysql.get()
        }
    }

    private static let mariadb = Result { try ServerInstallation(mariadb: folder) }
    private static let mysql = Result { try ServerInstallation(mysql: folder) }

    private static var folder: String {
        ProcessInfo.processInfo.environment["TIDEMARK_SERVERS"]
            ?? FileManager.default.currentDirectoryPath + "/.tidemark-servers"
    }

    private init(mariadb folder: String) throws {
        family = .mariadb
        serversFolder = folder
        root = ""
        for program in ["mariadbd", "mariadb-install-db", "mariadb"] where Self.lookUp(program) == nil {
            throw TestKitError("MariaDB's \(program) is not installed; run scripts/get-servers mariadb")
        }
        let status = Shell.text("/var/lib/dpkg/status")
        let package = status.range(of: "Package: mariadb-server-core\n").map { status[$0.upperBound...] } ?? ""
        version =
            package.split(separator: "\n").first { $0.hasPrefix("Version: ") }.map { String($0.dropFirst(9)) } ?? "0"
    }

    private init(mysql folder: String) throws {
        family = .mysql
        serversFolder = folder
        root = folder + "/mysql"
        guard FileManager.default.isExecutableFile(atPath: root + "/usr/sbin/mysqld") else {
            throw TestKitError("MySQL is not in \(folder); run scripts/get-servers mysql")
        }
        version = Shell.text(root + "/VERSION").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The program and leading arguments that start `name`: a daemon from `sbin`, a client from `bin`.
    ///
    /// MySQL comes from another Debian suite and is started with that suite's own loader and libraries.
    package func command(_ name: String, daemon: Bool = false) -> [String] {
        guard family == .mysql else { return [Self.lookUp(name) ?? name] }
        let libraries = root + "/usr/lib/x86_64-linux-gnu"
        return [
            libraries + "/ld-linux-x86-64.so.2", "--library-path", libraries,
            root + (daemon ? "/usr/sbin/" : "/usr/bin/") + name,
        ]
    }

    /// Arguments every start of the daemon needs to find its own files.
    package var baseArguments: [String] {
        let user = getuid() == 0 ? ["--user=root"] : []
        guard family == .mysql else { return ["--no-defaults"] + user }
        return ["--no-defaults"] + user + [
            "--basedir=\(root)/usr", "--lc-messages-dir=\(root)/usr/share/mysql",
            "--plugin-dir=\(root)/usr/lib/mysql/plugin", "--secure-file-priv=", "--mysqlx=OFF",
        ]
    }

    private static func lookUp(_ program: String) -> String? {
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/sbin:/usr/bin:/sbin"
        return path.split(separator: ":").map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
