/// The one error type that reaches a user: what happened, and what to do about it.
///
/// Equal on `code` alone, so that callers and tests match on meaning and not on wording.
package struct TidemarkError: Error, Equatable, Sendable, CustomStringConvertible {
    package let code: ErrorCode
    /// One sentence saying what is wrong, with the names and values that matter. Never holds a secret.
    package let message: String
    /// One sentence saying what to do.
    package let hint: String
    /// The lower-level failure, already described.
    package let cause: String?

    @inline(never)
    package init(_ code: ErrorCode, _ message: String, hint: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.cause = cause.map { String(describing: $0) }
    }

    package static func == (left: TidemarkError, right: TidemarkError) -> Bool { left.code == right.code }

    package var description: String {
        var text = "error[\(code)]: \(message)"
        if let cause { text += " (\(cause))" }
        return text + "\nhint: \(hint)"
    }
}
