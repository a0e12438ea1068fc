package import Core
internal import Crypto
internal import Foundation
internal import Repository

extension DrillEvidence {
    /// The signed document.
    package func signed(by key: ServiceSigningKey) throws -> [UInt8] {
        let body = try StoredJSON.encode(self)
        return SignedFrame(.evidence, body: body, key: try key.publicKey, signature: try key.sign(body)).bytes
    }

    /// What a signed document says, once it is shown that the holder of a key signed exactly that. Needs nothing else: no
    /// service, no catalog, no repository.
    ///
    /// - Parameter publicKey: of the service, 32 bytes, from a place the document did not come from.
    /// - Throws: `drill.evidence` where a single byte of the document differs, or another key signed it.
    package static func verify(_ document: [UInt8], publicKey: [UInt8]) throws(TidemarkError) -> DrillEvidence {
        guard let frame = SignedFrame(.evidence, document) else { throw refusal("It is not in the form of one.") }
        guard frame.key == publicKey else { throw refusal("It is signed by another service.") }
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            throw refusal("The public key is none.")
        }
        guard key.isValidSignature(frame.signature, for: frame.body) else {
            throw refusal("It was changed after it was signed.")
        }
        guard let form = try? JSONDecoder().decode(FormatOnly.self, from: Data(frame.body)), form.format == 1,
            let evidence = try? JSONDecoder().decode(DrillEvidence.self, from: Data(frame.body))
        else { throw refusal("A newer version of Tidemark made it.") }
        return evidence
    }

    /// Of a document that this service keeps itself; nil where it cannot be read. Who signed it is not looked at.
    init?(kept document: [UInt8]) {
        guard let frame = SignedFrame(.evidence, document),
            let evidence = try? JSONDecoder().decode(DrillEvidence.self, from: Data(frame.body))
        else { return nil }
        self = evidence
    }

    private struct FormatOnly: Decodable { let format: Int }

    private static func refusal(_ reason: String) -> TidemarkError {
        TidemarkError(
            .drillEvidence, "The document is no evidence of a drill of this service: \(reason)",
            hint: "Take the document from the repository again, and the public key from the service.")
    }
}
