package import Core
internal import Crypto
internal import Foundation

/// The text of a key file: comment lines that begin with `#`, then one line `tidemark-key-1:KEY:CHECK`, where KEY is 64
/// hexadecimal digits and CHECK the first 8 digits of the SHA-256 of its bytes.
package enum KeyFile {
    private static let prefix = "tidemark-key-1"

    /// The content of a new key file, from the system's cryptographic generator.
    package static func generate() -> Secret {
        let key = RandomIdentifier.bytes(KeyRing.keySize)
        return Secret(
            """
            # The key of a Tidemark repository. Whoever has this file and the repository can read every backup.
            # Without it no backup can be read by anyone: keep a copy in another place.
            \(prefix):\(Hex.encode(key)):\(check(key))

            """)
    }

    /// The key's 32 bytes. Throws `key.invalid`.
    package static func parse(_ content: Secret) throws(TidemarkError) -> [UInt8] {
        let text = content.withBytes { String(validating: $0, as: UTF8.self) } ?? ""
        let lines = text.split(whereSeparator: \.isNewline)
            .filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
        guard lines.count == 1, let parts = lines.first?.split(separator: ":", omittingEmptySubsequences: false),
            parts.count == 3, parts[0] == prefix, let key = Hex.decode(parts[1]), key.count == KeyRing.keySize
        else {
            throw TidemarkError(
                .keyInvalid, "The key file does not hold a Tidemark key.",
                hint: "Give the file that tidemark init made, or a complete copy of it.")
        }
        guard parts[2].filter({ !$0.isWhitespace }) == check(key) else {
            throw TidemarkError(
                .keyInvalid, "The key file is damaged: its check digits do not fit its key.",
                hint: "Use another copy of the key file.")
        }
        return key
    }

    private static func check(_ key: [UInt8]) -> String { Hex.encode(SHA256.hash(data: key).prefix(4)) }
}
