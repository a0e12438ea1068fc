package import Core

/// How a file is encrypted.
package enum AgeLock: Sendable {
    case recipients([AgeRecipient])
    case passphrase(Secret)

    /// Stanzas of a header; more are refused as hostile.
    package static let mostRecipients = 20
    /// Two to this power rounds of scrypt for new files: 128 MiB of memory and about half a second.
    static let work = 17
    /// The most that is done for a file somebody else wrote: 1 GiB.
    static let mostWork = 20

    func stanzas(for fileKey: Secret) throws -> [AgeStanza] {
        switch self {
        case .recipients(let recipients):
            guard (1...Self.mostRecipients).contains(recipients.count) else {
                throw TidemarkError(
                    .ageKey, "\(recipients.count) recipients are not 1 to \(Self.mostRecipients).",
                    hint: "Name those who are to open the file.")
            }
            return try recipients.map { try AgeX25519.wrap(fileKey, for: $0) }
        case .passphrase(let passphrase):
            guard !passphrase.isEmpty else {
                throw TidemarkError(.ageKey, "The passphrase is empty.", hint: "Give a passphrase.")
            }
            return [try AgeScrypt.wrap(fileKey, passphrase, work: Self.work)]
        }
    }
}
