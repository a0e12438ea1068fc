internal import Core

extension ServiceSigningKey {
    /// A public key out of what a service shows: PEM, or the base64 of its 32 bytes. Nil where it is neither.
    package static func publicKey(reading text: String) -> [UInt8]? {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace } }
        let body = lines.filter { !$0.hasPrefix("-----") }.joined()
        guard let bytes = Base64Bytes(base64: body)?.bytes else { return nil }
        if bytes.count == 32 { return bytes }
        guard bytes.count == publicKeyInfo.count + 32, bytes.starts(with: publicKeyInfo) else { return nil }
        return Array(bytes.suffix(32))
    }
}
