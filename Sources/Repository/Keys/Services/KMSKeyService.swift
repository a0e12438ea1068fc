package import Core
package import ObjectStore

/// Slot keys protected by AWS KMS or a service that speaks its protocol.
///
/// Endpoint, region and key are the user's, never those a slot names: whoever can write to the repository could make them
/// a KMS of his own.
package struct KMSKeyService: KeyService {
    private let client: KMSClient

    package init(_ client: KMSClient) { self.client = client }

    package var kind: KeyServiceKind { .kms }
    package var label: String { client.location.key }

    package func makeKey(for context: KeyContext) async throws -> (key: Secret, record: ProtectedKey) {
        let made = try await client.generateDataKey(context: context.pairs)
        return (made.plaintext, ProtectedKey(keeper: made.keyARN, nonce: [], blob: made.blob))
    }

    package func key(in record: ProtectedKey, for context: KeyContext) async throws -> Secret? {
        let key = client.location.key
        // An alias may stand for any key, but an ARN or an identifier for one alone.
        if KMSLocation.isKeyARN(key), record.keeper != key { return nil }
        if !key.contains("/"), !record.keeper.hasSuffix("/" + key) { return nil }
        do {
            return try await client.decrypt(
                blob: record.blob.bytes, keyARN: record.keeper, context: context.pairs)
        } catch let error as TidemarkError where error.code == .keyMismatch {
            return nil
        }
    }
}
