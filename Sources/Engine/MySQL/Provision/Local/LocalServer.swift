internal import Core
internal import Glibc
internal import MySQLWire

/// The server process of a new instance: started, asked whether it answers, shut down.
struct LocalServer {
    let folder: InstanceFolder
    let program: ServerProgram
    let account: SystemAccount

    /// Programs get so long to come up: InnoDB may have much to recover.
    static let patience = Duration.seconds(600)

    /// The command line that starts it, here and in its unit.
    func command(_ mode: ServerMode) -> [String] { [program.path, "--defaults-file=\(folder.configuration(mode))"] }

    /// - Parameter lives: it is not to end with this process.
    func start(_ mode: ServerMode, signal: Int32, lives: Bool = false) async throws -> RunningProcess {
        let command = command(mode)
        var program = Program(
            path: command[0], arguments: Array(command.dropFirst()), folder: folder.path, account: account,
            deathSignal: lives ? nil : signal, hasOwnSession: lives)
        program.useTemporary(folder.temporary)
        return try await program.start(writingTo: folder.makingLog)
    }

    /// Returns when the server takes a connection. Throws `target.start` where it ends before, or takes too long.
    ///
    /// - Parameter connects: tries to; false where nothing answers yet.
    func await(_ process: RunningProcess, _ connects: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + Self.patience
        while try await !connects() {
            if let end = process.end {
                throw TidemarkError(
                    .instanceStart, "The new server ended by itself (\(end)): \(lastWords()).",
                    hint: "See \(folder.errorLog) and \(folder.makingLog).")
            }
            guard ContinuousClock.now < deadline else {
                throw TidemarkError(
                    .instanceStart, "The new server did not answer within \(Self.patience).",
                    hint: "See \(folder.errorLog).")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// The last errors the server wrote, in one line.
    private func lastWords() -> String {
        for path in [folder.errorLog, folder.makingLog] {
            let lines = SmallFile.tail(path).split(separator: "\n").filter {
                $0.contains("[ERROR]") || $0.contains("ERROR:")
            }
            if !lines.isEmpty { return lines.suffix(2).map { String($0.suffix(300)) }.joined(separator: "; ") }
        }
        return "it wrote no error"
    }
}
