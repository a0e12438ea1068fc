package import Core

/// Why a try of a job ended without success: the parts of a `TidemarkError` that are kept.
package struct JobFailure: Sendable, Equatable {
    package let code: ErrorCode
    package let message: String
    package let hint: String

    package init(code: ErrorCode, message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    package init(_ error: TidemarkError) {
        self.init(code: error.code, message: error.message, hint: error.hint)
    }
}
