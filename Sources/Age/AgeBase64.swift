internal import Core

/// Base64 (RFC 4648) without padding, in its one canonical form.
enum AgeBase64 {
    static func encode(_ bytes: [UInt8]) -> String {
        String(Base64Bytes(bytes).description.prefix { $0 != "=" })
    }

    /// Nil where the text is padded, has other characters, or bits that no byte needs.
    static func decode(_ text: String) -> [UInt8]? {
        guard !text.utf8.contains(UInt8(ascii: "=")), text.utf8.count % 4 != 1 else { return nil }
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let bytes = Base64Bytes(base64: text + padding)?.bytes, encode(bytes) == text else { return nil }
        return bytes
    }
}
