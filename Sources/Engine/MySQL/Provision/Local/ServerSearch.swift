internal import Core
internal import Foundation
internal import Glibc

/// Looks for server programs on this machine and asks each what it is.
struct ServerSearch {
    /// What the user named; then nothing else counts.
    var program: String?
    var baseFolder: String?

    static let names: [DatabaseFlavour: [String]] = [.mariadb: ["mariadbd", "mysqld"], .mysql: ["mysqld"]]

    /// Throws `target.program` where what the user named is not there or does not say its version.
    func find(_ flavour: DatabaseFlavour) async throws -> [ServerProgram] {
        let names = Self.names[flavour] ?? []
        if let program {
            guard let found = await Self.ask(program, baseFolder) else {
                throw TidemarkError(
                    .programMissing, "\(program) does not say that it is a server of MySQL or MariaDB.",
                    hint: "Give --server-program the path of mariadbd or mysqld.")
            }
            return [found]
        }
        if let baseFolder {
            let paths = ["sbin", "bin", "libexec"].flatMap { folder in names.map { "\(baseFolder)/\(folder)/\($0)" } }
            let found = await Self.ask(paths, baseFolder)
            guard !found.isEmpty else {
                throw TidemarkError(
                    .programMissing,
                    "There is no \(names.joined(separator: " or ")) that runs in sbin, bin or libexec of \(baseFolder).",
                    hint: "Give --basedir the folder the server is installed in, or --server-program its program.")
            }
            return found
        }
        return await Self.ask(Self.folders.flatMap { folder in names.map { "\(folder)/\($0)" } }, nil)
    }

    private static var folders: [String] {
        let path = ProcessVariable.text("PATH") ?? ""
        var folders = path.split(separator: ":").map(String.init)
        folders += ["/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/usr/libexec", "/usr/bin"]
        for parent in ["/usr/local", "/opt"] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
            for name in names.sorted() where name.hasPrefix("mysql") || name.hasPrefix("mariadb") {
                folders += ["\(parent)/\(name)/bin", "\(parent)/\(name)/sbin"]
            }
        }
        var seen: Set<String> = []
        return folders.filter { $0.hasPrefix("/") && seen.insert($0).inserted }
    }

    private static func ask(_ paths: [String], _ baseFolder: String?) async -> [ServerProgram] {
        var found: [ServerProgram] = []
        var seen: Set<String> = []
        for path in paths where access(path, X_OK) == 0 {
            // Of links to one program the first counts.
            guard let real = realpath(path, nil) else { continue }
            defer { free(real) }
            guard seen.insert(String(cString: real)).inserted else { continue }
            if let program = await ask(path, baseFolder) { found.append(program) }
        }
        return found
    }

    private static func ask(_ path: String, _ baseFolder: String?) async -> ServerProgram? {
        let run = ProgramRun(Program(path: path, arguments: ["--version"], deathSignal: SIGKILL))
        guard let answer = try? await run.run(input: [], patience: .seconds(20)), answer.end == .exited(0),
            let version = ServerProgram.version(in: String(decoding: answer.output, as: UTF8.self))
        else { return nil }
        return ServerProgram(path: path, version: version, baseFolder: baseFolder)
    }
}
