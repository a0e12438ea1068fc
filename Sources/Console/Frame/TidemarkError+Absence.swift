internal import Core
internal import Service

extension TidemarkError {
    /// Whether the caller is told that something is not there for it: missing, or not allowed.
    var isAbsence: Bool {
        code == .accessDenied || code.rawValue.hasSuffix(".missing")
    }
}
