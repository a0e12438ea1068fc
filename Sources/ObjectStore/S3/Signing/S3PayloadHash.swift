internal import Core
internal import Crypto

/// What a signature says about the body.
package enum S3PayloadHash: Sendable, Hashable {
    /// The body's SHA-256.
    case signed([UInt8])
    /// Nothing: only over TLS, and with a checksum among the signed headers.
    case unsigned

    package static func signing(_ body: ArraySlice<UInt8>) -> S3PayloadHash { .signed(sha256(body)) }

    /// Of no body at all.
    package static let empty = signing([])

    /// The value of `x-amz-content-sha256`.
    var text: String {
        switch self {
        case .signed(let hash): Hex.encode(hash)
        case .unsigned: "UNSIGNED-PAYLOAD"
        }
    }

    private static func sha256(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.withUnsafeBytes { buffer in
            var hash = SHA256()
            hash.update(bufferPointer: buffer)
            return Array(hash.finalize())
        }
    }
}
