internal import Glibc

/// Variables of this process's environment.
enum ProcessVariable {
    /// nil where it is not set.
    static func text(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        return String(cString: value)
    }
}
