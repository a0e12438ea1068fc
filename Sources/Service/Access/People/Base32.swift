/// Base32 of RFC 4648, without padding: what authenticators read.
package enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    package static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var group = 0
        var bits = 0
        for byte in bytes {
            group = (group << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[group >> bits & 31])
            }
        }
        if bits > 0 { text.append(alphabet[group << (5 - bits) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }
}
