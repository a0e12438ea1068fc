package import Core
internal import Crypto
internal import Foundation
internal import Repository

/// What a service signs of its audit: up to which entry it goes, and that entry's hash. Whoever changes anything before it has to
/// forge the signature. Names of members are part of the format.
package struct AuditCheckpoint: Sendable, Hashable, Codable {
    /// Where the entries begin that are kept: what is before was let go by the service itself.
    package struct Anchor: Sendable, Hashable, Codable {
        package var number: Int64
        package var hash: String
    }

    package var format = 1
    package var service: String
    package var chain: String
    /// The numbers of the first and the last entry since the checkpoint before.
    package var first: Int64
    package var last: Int64
    /// Of the entry `last`, hexadecimal.
    package var hash: String
    /// When it was signed.
    package var time: Timestamp
    package var anchor: Anchor
    /// SHA-256 of the checkpoint before, as it was signed, hexadecimal; absent in the first.
    package var previous: String?

    /// The signed document.
    func signed(by key: ServiceSigningKey) throws -> [UInt8] {
        let body = try StoredJSON.encode(self)
        return SignedFrame(.checkpoint, body: body, key: try key.publicKey, signature: try key.sign(body)).bytes
    }

    /// What a signed document says, and whose key signed it; nil where it was not signed by the key it names, or is none.
    package static func read(_ document: [UInt8]) -> (checkpoint: AuditCheckpoint, key: [UInt8])? {
        guard let frame = SignedFrame(.checkpoint, document),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: frame.key),
            key.isValidSignature(frame.signature, for: frame.body),
            let checkpoint = try? JSONDecoder().decode(AuditCheckpoint.self, from: Data(frame.body)),
            checkpoint.format == 1
        else { return nil }
        return (checkpoint, frame.key)
    }
}
