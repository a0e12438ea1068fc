import Glibc

/// The variables of the process that the commands read.
enum Environment {
    static let sourcePassword = "TIDEMARK_SOURCE_PASSWORD"
    static let targetPassword = "TIDEMARK_TARGET_PASSWORD"
    static let keyFile = "TIDEMARK_KEY_FILE"
    static let passphraseFile = "TIDEMARK_PASSPHRASE_FILE"

    /// The variable's text; nil when it is not set.
    static func text(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
