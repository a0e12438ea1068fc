internal import Core

extension TidemarkError {
    /// What the address of a page names is not there.
    static func absent(_ message: String, hint: String) -> TidemarkError {
        TidemarkError(ErrorCode("catalog.missing"), message, hint: hint)
    }
}
