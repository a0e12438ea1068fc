internal import Core
internal import Crypto
internal import Foundation

/// The hash documents are named by.
enum DocumentHash {
    /// SHA-256, hexadecimal.
    static func of(_ bytes: [UInt8]) -> String { Hex.encode(SHA256.hash(data: bytes)) }
}
