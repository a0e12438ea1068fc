internal import CryptoExtras

/// The password under the server's RSA key: xor with the nonce, then OAEP with SHA-1, as both sha2 plugins want it.
enum PublicKeyEncryption {
    static func encrypt(_ password: Password, nonce: [UInt8], publicKey pem: String) throws(MySQLError) -> [UInt8] {
        var text = password.bytes + [0]
        guard !nonce.isEmpty else { throw .violation("the challenge is empty") }
        for index in text.indices { text[index] ^= nonce[index % nonce.count] }
        do {
            let key = try _RSA.Encryption.PublicKey(pemRepresentation: pem)
            return Array(try key.encrypt(text, padding: .PKCS1_OAEP))
        } catch {
            throw MySQLError(.authentication(code: nil, message: "the server's RSA key cannot be used: \(error)"))
        }
    }
}
