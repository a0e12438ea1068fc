internal import CSpawn
internal import Core
internal import Glibc

/// A program to be started, with everything that the new process gets from this one.
struct Program: Sendable {
    var path: String
    var arguments: [String] = []
    /// `NAME=value`; nothing else of this process's environment is passed on.
    var environment: [String] = Program.plainEnvironment
    var folder: String?
    /// Another account than this process's.
    var account: SystemAccount?
    /// The signal the kernel sends it when this process ends, however it ends; nil: it lives on.
    var deathSignal: Int32?
    var hasOwnSession = false

    /// What a server needs to run, and nothing that may hold a secret.
    static var plainEnvironment: [String] {
        ["PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "HOME"].compactMap { name in
            ProcessVariable.text(name).map { "\(name)=\($0)" }
        }
    }

    /// This process's folder for temporary files need not be one that another account may write to.
    mutating func useTemporary(_ folder: String) {
        environment.removeAll { $0.hasPrefix("TMPDIR=") }
        environment.append("TMPDIR=\(folder)")
    }

    /// Starts it with these descriptors as its standard streams. Throws `target.start`.
    func start(input: Int32, output: Int32, errors: Int32) async throws -> RunningProcess {
        let result = await LastingThread.shared.run { spawn(input, output, errors) }
        guard result > 0 else {
            throw TidemarkError(
                .instanceStart, "\(path) cannot be started: \(String(cString: strerror(-result))).",
                hint: "Check that the program exists and may be run.")
        }
        return RunningProcess(identifier: result, name: path)
    }

    /// Starts it with no input, and with what it writes appended to a file of mode 0600.
    func start(writingTo file: String) async throws -> RunningProcess {
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        let log = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        defer {
            if null >= 0 { close(null) }
            if log >= 0 { close(log) }
        }
        guard null >= 0, log >= 0 else {
            throw TidemarkError(
                .instanceFolder, "\(file) cannot be written: \(String(cString: strerror(errno))).",
                hint: "Choose a folder on a disk that you may write to.")
        }
        return try await start(input: null, output: log, errors: log)
    }

    private func spawn(_ input: Int32, _ output: Int32, _ errors: Int32) -> Int32 {
        let texts = ([path] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        defer {
            for text in texts { free(text) }
            for variable in variables { free(variable) }
        }
        let other = account.flatMap { $0.isOwn ? nil : $0 }
        return path.withCString { path in
            texts.withUnsafeBufferPointer { texts in
                variables.withUnsafeBufferPointer { variables in
                    (other?.groups ?? []).withUnsafeBufferPointer { groups in
                        var spawn = tidemark_spawn()
                        spawn.program = path
                        spawn.arguments = texts.baseAddress
                        spawn.environment = variables.baseAddress
                        spawn.input = input
                        spawn.output = output
                        spawn.errors = errors
                        if let other {
                            spawn.changes_account = 1
                            spawn.user = other.user
                            spawn.group = other.group
                            spawn.groups = groups.baseAddress
                            spawn.group_count = groups.count
                        }
                        spawn.death_signal = deathSignal ?? 0
                        spawn.own_session = hasOwnSession ? 1 : 0
                        guard let folder else { return tidemark_spawn(&spawn) }
                        return folder.withCString { folder in
                            spawn.folder = folder
                            return tidemark_spawn(&spawn)
                        }
                    }
                }
            }
        }
    }
}
