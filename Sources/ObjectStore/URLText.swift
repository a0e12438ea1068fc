/// Percent-encoding as URLs and signatures want it; Core resolves it.
package enum URLText {
    /// Everything but letters, digits and `-._~` as `%XX`; a slash stays where `keepsSlashes`.
    package static func encoded(_ text: some StringProtocol, keepsSlashes: Bool = false) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
            case 0x2F where keepsSlashes: result.append(byte)
            default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
