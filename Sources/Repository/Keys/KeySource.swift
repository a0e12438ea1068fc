package import Core

/// What the user has to open a repository with.
package enum KeySource: Sendable {
    /// The content of a key file as `KeyFile.generate` makes it; the label names the slot when a repository is created.
    case keyFile(Secret, label: String)
    /// A passphrase, stretched with scrypt.
    case passphrase(Secret)
}
