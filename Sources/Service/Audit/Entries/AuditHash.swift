internal import Core
internal import Crypto

/// A SHA-256, in 32 bytes without anything around them: there may be millions in memory.
package struct AuditHash: Sendable, Hashable {
    private let parts: (UInt64, UInt64, UInt64, UInt64)

    /// What the first entry names as the one before it.
    package static let zero = AuditHash(words: [0, 0, 0, 0])

    init(of bytes: [UInt8]) {
        var words: [UInt64] = [0, 0, 0, 0]
        for (index, byte) in SHA256.hash(data: bytes).enumerated() {
            words[index / 8] = words[index / 8] << 8 | UInt64(byte)
        }
        self.init(words: words)
    }

    /// Nil where the text is not 64 hexadecimal digits in small letters.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 64, let bytes = Hex.decode(text), Hex.encode(bytes) == String(text) else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (index, byte) in bytes.enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(byte) }
        self.init(words: words)
    }

    private init(words: [UInt64]) { parts = (words[0], words[1], words[2], words[3]) }

    /// 64 hexadecimal digits.
    package var text: String {
        [parts.0, parts.1, parts.2, parts.3].map { word in
            Hex.encode((0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) })
        }.joined()
    }

    package static func == (one: AuditHash, other: AuditHash) -> Bool { one.parts == other.parts }

    package func hash(into hasher: inout Hasher) { hasher.combine(parts.0) }
}
