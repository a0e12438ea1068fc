internal import Core
internal import Crypto

/// ChaCha20-Poly1305 and HKDF-SHA-256 as the format uses them.
enum AgeCipher {
    static let fileKeySize = 16
    static let tagSize = 16
    static let wrappedSize = fileKeySize + tagSize

    /// A wrap key is used once, so its nonce is zero.
    static func wrap(_ fileKey: Secret, _ key: SymmetricKey) throws -> [UInt8] {
        try fileKey.withBytes { try seal($0, key, [UInt8](repeating: 0, count: 12)) }
    }

    /// Nil where the key is another.
    static func unwrap(_ body: [UInt8], _ key: SymmetricKey) -> Secret? {
        open(body[...], key, [UInt8](repeating: 0, count: 12)).map { Secret($0) }
    }

    static func seal(_ bytes: some Collection<UInt8>, _ key: SymmetricKey, _ nonce: [UInt8]) throws -> [UInt8] {
        let box = try ChaChaPoly.seal(Array(bytes), using: key, nonce: ChaChaPoly.Nonce(data: nonce))
        return Array(box.ciphertext) + Array(box.tag)
    }

    /// Nil where it was sealed with another key or nonce, or was changed.
    static func open(_ sealed: ArraySlice<UInt8>, _ key: SymmetricKey, _ nonce: [UInt8]) -> [UInt8]? {
        guard sealed.count >= tagSize, let nonce = try? ChaChaPoly.Nonce(data: nonce),
            let box = try? ChaChaPoly.SealedBox(
                nonce: nonce, ciphertext: Array(sealed.dropLast(tagSize)), tag: Array(sealed.suffix(tagSize))),
            let opened = try? ChaChaPoly.open(box, using: key)
        else { return nil }
        return Array(opened)
    }

    static func derive(_ fileKey: Secret, salt: [UInt8], info: String) -> SymmetricKey {
        fileKey.withBytes { bytes in
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: bytes), salt: salt, info: Array(info.utf8), outputByteCount: 32)
        }
    }
}

/// Bytes of the system's generator.
enum AgeRandom {
    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
