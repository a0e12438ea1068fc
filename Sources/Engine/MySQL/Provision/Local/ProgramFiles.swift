internal import Core
internal import Glibc

/// Where a program that is not installed in its usual place has its messages and plugins.
enum ProgramFiles {
    /// Lines for the option file; empty where no base folder was named, as the program knows by itself then.
    static func lines(_ program: ServerProgram) -> [ConfigurationText.Line] {
        guard let base = program.baseFolder else { return [] }
        var lines = [ConfigurationText.Line("basedir", base)]
        if let folder = ["share/mysql", "share/mariadb"].map({ "\(base)/\($0)" }).first(where: {
            exists($0 + "/english/errmsg.sys")
        }), !exists("\(base)/share/english/errmsg.sys") {
            lines.append(.init("lc_messages_dir", folder))
            if exists(folder + "/charsets") { lines.append(.init("character_sets_dir", folder + "/charsets")) }
        }
        let plugins = ["lib/mysql/plugin", "lib/plugin", "lib64/mysql/plugin", "lib/mariadb/plugin"].map {
            "\(base)/\($0)"
        }
        if let folder = plugins.first(where: exists) { lines.append(.init("plugin_dir", folder)) }
        return lines
    }

    /// The program that makes MariaDB's first data folder, which belongs to the server program.
    static func installer(of program: ServerProgram) -> String? {
        let names = ["mariadb-install-db", "mysql_install_db"]
        var folders: [String] = []
        if let base = program.baseFolder { folders += ["\(base)/scripts", "\(base)/bin"] }
        let own = program.path.split(separator: "/").dropLast().map(String.init)
        let parent = "/" + own.dropLast().joined(separator: "/")
        folders += ["/" + own.joined(separator: "/"), parent + "/bin", parent + "/scripts"]
        folders += (ProcessVariable.text("PATH") ?? "/usr/bin").split(separator: ":").map(String.init)
        return folders.flatMap { folder in names.map { "\(folder)/\($0)" } }.first { access($0, X_OK) == 0 }
    }

    /// Programs that may write the named time zones as statements, those that belong to the server program first.
    static func zonePrograms(of program: ServerProgram) -> [String] {
        let names =
            program.flavour == .mariadb ? ["mariadb-tzinfo-to-sql", "mysql_tzinfo_to_sql"] : ["mysql_tzinfo_to_sql"]
        var folders: [String] = []
        if let base = program.baseFolder { folders += ["\(base)/bin", "\(base)/scripts"] }
        let own = program.path.split(separator: "/").dropLast().map(String.init)
        folders += ["/" + own.joined(separator: "/"), "/" + own.dropLast().joined(separator: "/") + "/bin"]
        // In PATH the name may be another family's.
        if program.flavour == .mariadb || program.baseFolder == nil {
            folders += (ProcessVariable.text("PATH") ?? "/usr/bin").split(separator: ":").map(String.init)
        }
        return folders.flatMap { folder in names.map { "\(folder)/\($0)" } }.filter { access($0, X_OK) == 0 }
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
