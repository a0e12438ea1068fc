internal import Core
internal import Crypto
internal import Foundation

/// What a session or a machine shows to prove who it is: 256 random bits behind a name that finds them.
///
/// Its text is `tms_` (session) or `tmt_` (machine), the name as 16 hexadecimal digits, `_`, and the secret as 64. Only the
/// SHA-256 of the secret is stored; it needs no salt, as nobody can guess 256 bits.
package struct AccessToken: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case session = "tms"
        case machine = "tmt"
    }

    package let kind: Kind
    package let id: String
    private let secret: Secret

    /// A new one.
    package static func make(_ kind: Kind) -> AccessToken {
        AccessToken(kind: kind, id: Hex.encode(RandomBytes.make(8)), secret: Secret(RandomBytes.make(32)))
    }

    /// Another secret of the machine that has a name already.
    static func make(machine id: String) -> AccessToken {
        AccessToken(kind: .machine, id: id, secret: Secret(RandomBytes.make(32)))
    }

    private init(kind: Kind, id: String, secret: Secret) {
        self.kind = kind
        self.id = id
        self.secret = secret
    }

    /// Nil where the text cannot be one.
    package init?(parsing text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, let kind = Kind(rawValue: String(parts[0])), parts[1].utf8.count == 16,
            Hex.decode(parts[1]) != nil, parts[2].utf8.count == 64, let secret = Hex.decode(parts[2])
        else { return nil }
        self.init(kind: kind, id: parts[1].lowercased(), secret: Secret(secret))
    }

    /// To be shown once and sent ever after.
    package var text: String { "\(kind.rawValue)_\(id)_\(secret.withBytes { Hex.encode($0) })" }

    /// What is stored instead of the secret.
    package var digest: String { secret.withBytes { Hex.encode(SHA256.hash(data: $0)) } }

    /// Whether a stored digest is this token's. Takes as long where the first byte differs as where none does.
    package func matches(digest stored: String) -> Bool { Secret(stored) == Secret(digest) }
}
