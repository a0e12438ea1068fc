package import Catalog
package import Core
internal import Crypto
internal import Foundation

/// The key a service signs evidence with: Ed25519, made once, kept sealed among the catalog's settings.
package struct ServiceSigningKey: Sendable {
    private static let setting = "service.signing-key"
    /// SubjectPublicKeyInfo of an Ed25519 key, up to the key itself (RFC 8410).
    static let publicKeyInfo: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]
    /// 32 bytes.
    private let secret: Secret

    /// The service's key, which is made where there is none yet. Of several servers that begin at once all get the same.
    package static func current(_ transaction: CatalogTransaction) throws -> ServiceSigningKey {
        if let secret = try transaction.secret(setting) { return ServiceSigningKey(secret) }
        let made = Secret(Array(Curve25519.Signing.PrivateKey().rawRepresentation))
        do {
            try transaction.addSecret(made, setting)
        } catch let error as TidemarkError where error.code == .catalogChanged {
            // Another server was first.
        }
        return ServiceSigningKey(try transaction.secret(setting) ?? made)
    }

    /// - Parameter secret: the private key, 32 bytes.
    package init(_ secret: Secret) { self.secret = secret }

    /// 32 bytes.
    package var publicKey: [UInt8] { get throws { Array(try key.publicKey.rawRepresentation) } }

    /// As `openssl` reads it.
    package var publicKeyPEM: String {
        get throws {
            let text = Base64Bytes(Self.publicKeyInfo + (try publicKey)).description
            return "-----BEGIN PUBLIC KEY-----\n\(text)\n-----END PUBLIC KEY-----\n"
        }
    }

    func sign(_ bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }

    private var key: Curve25519.Signing.PrivateKey {
        get throws { try secret.withBytes { try Curve25519.Signing.PrivateKey(rawRepresentation: $0) } }
    }
}
