package import Core
internal import Crypto
internal import Foundation

/// What proves that a message is of this service: HMAC with SHA-256.
package enum Signature {
    package static func hex(_ message: [UInt8], key: Secret) -> String { Hex.encode(code(message, key)) }
    package static func base64(_ message: [UInt8], key: Secret) -> String {
        Base64Bytes(code(message, key)).description
    }

    private static func code(_ message: [UInt8], _ key: Secret) -> [UInt8] {
        key.withBytes { Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: $0))) }
    }
}
