package import Core

/// The secrets of an export of data. Kept in memory alone.
package struct AssignedExport: Sendable, Codable {
    /// Empty where the file is for recipients.
    @OnWire package var passphrase: Secret
    /// What hashes of masked values are made with.
    @OnWire package var salt: Secret

    package init(passphrase: Secret, salt: Secret) {
        _passphrase = OnWire(wrappedValue: passphrase)
        _salt = OnWire(wrappedValue: salt)
    }
}
