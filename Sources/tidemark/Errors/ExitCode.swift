internal import Core

/// The numbers the program ends with. This file is the only place that maps error codes to them; `docs/cli.md` lists them.
enum ExitCode: Int32, CaseIterable, Sendable {
    /// Everything asked for was done, completely.
    case success = 0
    /// A failure that has no number of its own.
    case failed = 1
    /// An argument, URL or file given by the user is not usable; nothing was begun.
    case usage = 2
    /// The server lacks a prerequisite.
    case prerequisite = 3
    /// A server, of databases or of Tidemark, cannot be reached, refuses the account, fails TLS, or ended the connection.
    case server = 4
    /// The repository cannot be used: missing, unreadable, full, of another format.
    case repository = 5
    /// The key or passphrase is missing, wrong or cannot be read.
    case key = 6
    /// Something stored is damaged or missing.
    case damaged = 7
    /// The target holds what a restore would have to overwrite, or cannot take it.
    case target = 8
    /// The moment asked for is not a restore point.
    case moment = 9
    /// The log cannot be continued: a gap, another server, an incident; or another stream or maintenance is at work.
    case log = 10
    /// A restore ended with rows that differ from what the repository says.
    case unproven = 11
    /// Everything is restored and proven, except for accounts or objects that were named.
    case undone = 12
    /// A defect of Tidemark.
    case defect = 70
    /// Stopped by SIGINT; what remains resumable was said.
    case interrupted = 130
    /// Stopped by SIGTERM; what remains resumable was said.
    case terminated = 143

    init(_ code: ErrorCode) {
        switch code.rawValue {
        case "usage.invalid", "store.url": self = .usage
        case "job.interrupted": self = .interrupted
        case "internal.defect": self = .defect
        case "restore.undone": self = .undone
        case "instance.exists": self = .usage
        case "audit.unavailable": self = .server
        case "instance.missing", "base.missing", "hold.missing", "restore.unreachable", "restore.dependent",
            "restore.unskippable", "find.nothing":
            self = .moment
        default: self = ExitCode(group: code.group)
        }
    }

    private init(group: String) {
        switch group {
        case "usage", "config", "compliance": self = .usage
        case "check": self = .prerequisite
        case "source", "server", "access", "provider": self = .server
        case "repository", "store", "spool", "lock": self = .repository
        case "key": self = .key
        case "object": self = .damaged
        case "target": self = .target
        case "log", "instance", "lease", "copy": self = .log
        case "restore": self = .unproven
        case "audit": self = .damaged
        case "internal": self = .defect
        default: self = .failed
        }
    }
}
