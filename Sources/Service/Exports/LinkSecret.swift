internal import Core
internal import Crypto
internal import Foundation
internal import Repository

/// What a download link's address ends with: a name that finds it, and 256 random bits.
///
/// Its text is the name as 32 hexadecimal digits, a dot, and the secret as 64. Only the SHA-256 of the secret is stored.
package struct LinkSecret: Sendable {
    package let id: String
    private let secret: Secret

    /// A new one.
    package static func make() -> LinkSecret {
        LinkSecret(id: RandomIdentifier.hexadecimal(bytes: 16), secret: Secret(RandomIdentifier.bytes(32)))
    }

    private init(id: String, secret: Secret) {
        self.id = id
        self.secret = secret
    }

    /// Nil where the text cannot be one.
    package init?(parsing text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count == 97, parts.count == 2, parts[0].utf8.count == 32, Hex.decode(parts[0]) != nil,
            let secret = Hex.decode(parts[1])
        else { return nil }
        self.init(id: parts[0].lowercased(), secret: Secret(secret))
    }

    /// To be shown once.
    package var text: String { "\(id).\(secret.withBytes { Hex.encode($0) })" }

    /// What is stored instead of the secret.
    package var digest: String { secret.withBytes { Hex.encode(SHA256.hash(data: $0)) } }

    /// Whether a stored digest is this secret's. Takes as long where the first byte differs as where none does.
    package func matches(digest stored: String) -> Bool { Secret(stored) == Secret(digest) }
}
