internal import Core
internal import Logging
internal import Service

/// The loggers of a service's parts.
struct ServiceLog: Sendable {
    private let settings: LogSettings
    private let write: @Sendable (String) -> Void

    /// Also for what uses swift-log by itself. Once a process.
    init(_ settings: LogSettings, write: @escaping @Sendable (String) -> Void) {
        self.settings = settings
        self.write = write
        LoggingSystem.bootstrap { label in
            // Libraries speak of themselves only where something is looked for.
            var quiet = settings
            if settings.level == .info || settings.level == .notice { quiet.level = .warning }
            return ServiceLogHandler(label: label, settings: quiet, write: write)
        }
    }

    func logger(_ part: String) -> Logger {
        Logger(label: part, factory: { label in ServiceLogHandler(label: label, settings: settings, write: write) })
    }
}

extension Logger {
    /// A failure with its code and hint.
    func failure(_ error: any Error, _ message: Logger.Message, level: Logger.Level = .warning) {
        let known = ErrorReport.reportable(error)
        var metadata: Logger.Metadata = [
            "code": "\(known.code)", "problem": "\(known.message)", "hint": "\(known.hint)",
        ]
        if let cause = known.cause { metadata["cause"] = "\(cause)" }
        log(level: level, message, metadata: metadata)
    }
}
