import APIModel
import Core
import Crypto
import CryptoExtras
import Foundation
import Service

/// Keys made for a test, and what they sign: written apart from the program's own check.
struct SigningKeys {
    let rsa: _RSA.Signing.PrivateKey
    let elliptic = P256.Signing.PrivateKey()
    let edwards = Curve25519.Signing.PrivateKey()

    init() throws { rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048) }

    /// What the provider publishes.
    func published(rsa identifier: String? = "one", algorithm: String? = nil) throws -> [JSONTree] {
        let primitives = try rsa.publicKey.getKeyPrimitives()
        var one: [String: JSONTree] = [
            "kty": .text("RSA"), "use": .text("sig"), "n": .text(Self.text(primitives.modulus)),
            "e": .text(Self.text(primitives.publicExponent)),
        ]
        one["kid"] = identifier.map { .text($0) }
        one["alg"] = algorithm.map { .text($0) }
        let point = elliptic.publicKey.rawRepresentation
        let two: [String: JSONTree] = [
            "kty": .text("EC"), "crv": .text("P-256"), "kid": .text("two"), "x": .text(Self.text(point.prefix(32))),
            "y": .text(Self.text(point.suffix(32))),
        ]
        let three: [String: JSONTree] = [
            "kty": .text("OKP"), "crv": .text("Ed25519"), "kid": .text("three"),
            "x": .text(Self.text(edwards.publicKey.rawRepresentation)),
        ]
        return [.object(one), .object(two), .object(three)]
    }

    /// A token with any header, signed as its algorithm says.
    func token(_ claims: [String: JSONTree], algorithm: String = "RS256", header more: [String: JSONTree] = [:])
        throws -> String
    {
        var header: [String: JSONTree] = ["typ": .text("JWT"), "alg": .text(algorithm)]
        switch algorithm {
        case "ES256": header["kid"] = .text("two")
        case "EdDSA": header["kid"] = .text("three")
        default: header["kid"] = .text("one")
        }
        header.merge(more) { $1 }
        let parts = [JSONTree.object(header.filter { $0.value != .null }), .object(claims)]
        let signed = try parts.map { Base64URL.encode(try WorkJSON.bytes($0)) }.joined(separator: ".")
        return "\(signed).\(Base64URL.encode(try signature(Array(signed.utf8), algorithm)))"
    }

    private func signature(_ bytes: [UInt8], _ algorithm: String) throws -> [UInt8] {
        switch algorithm {
        case "RS256":
            Array(try rsa.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5).rawRepresentation)
        case "RS512":
            Array(try rsa.signature(for: SHA512.hash(data: bytes), padding: .insecurePKCS1v1_5).rawRepresentation)
        case "PS256": Array(try rsa.signature(for: SHA256.hash(data: bytes), padding: .PSS).rawRepresentation)
        case "ES256": Array(try elliptic.signature(for: bytes).rawRepresentation)
        case "EdDSA": Array(try edwards.signature(for: bytes))
        // With what everybody knows as the key: the old trick.
        case "HS256":
            Array(
                HMAC<SHA256>.authenticationCode(
                    for: bytes, using: SymmetricKey(data: Data(rsa.publicKey.pemRepresentation.utf8))))
        default: []
        }
    }

    static func text(_ data: some Sequence<UInt8>) -> String { Base64URL.encode(Array(data)) }
}
