internal import Core

/// Base64 for URLs (RFC 4648, section 5), without padding.
package enum Base64URL {
    package static func encode(_ bytes: [UInt8]) -> String {
        Base64Bytes(bytes).description.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Nil where the text is none.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=") })
        else { return nil }
        let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
        let padding = (4 - plain.utf8.count % 4) % 4
        return Base64Bytes(base64: plain + String(repeating: "=", count: padding))?.bytes
    }
}
