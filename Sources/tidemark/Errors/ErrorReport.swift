internal import Core

/// How a failure is told to people and to machines.
enum ErrorReport {
    static func text(_ error: TidemarkError) -> String {
        var text = "error[\(error.code)]: \(error.message)"
        if let cause = error.cause { text += " (\(cause))" }
        return text + "\nhint: \(error.hint)"
    }

    static func object(_ error: TidemarkError, exit: ExitCode) -> JSONValue {
        [
            "event": "error", "code": .string(error.code.rawValue), "message": .string(error.message),
            "cause": .optional(error.cause), "hint": .string(error.hint), "exit": .integer(Int64(exit.rawValue)),
        ]
    }

    /// Whether the failure is only the work's answer to being cancelled.
    static func isStop(_ error: any Error) -> Bool {
        error is CancellationError || (error as? TidemarkError)?.code == .interrupted
    }

    /// The error that is reported for `error`: itself, or a defect when a part let a foreign error through.
    static func reportable(_ error: any Error) -> TidemarkError {
        if let error = error as? TidemarkError { return error }
        if error is CancellationError {
            return TidemarkError(.interrupted, "stopped before the end", hint: "run the same command again")
        }
        return TidemarkError(
            .internalDefect, "an unexpected failure ended the command",
            hint: "report it with this line; the repository and the servers are as the last line said", cause: error)
    }
}
