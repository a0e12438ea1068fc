import Core
import Foundation
import ObjectStore
import Repository
import TestKit

/// Makers of keys, and a look into stored slots, for tests.
enum KeyBench {
    static func file(_ label: String = "other") -> KeySource { .keyFile(KeyFile.generate(), label: label) }

    static func kms(_ server: MotoServer, _ key: String, patience: Double = 20) throws -> KeySource {
        var location = try KMSLocation(key: key, endpoint: server.endpoint, region: MotoServer.region)
        location.patienceSeconds = patience
        return .service(KMSKeyService(try KMSClient(location, environment: StoreEnvironment(MotoServer.environment))))
    }

    static func token(
        _ token: SoftToken, key: String? = nil, label: String? = nil, pin: String? = nil, module: String? = nil
    ) -> KeySource {
        .service(
            TokenKeyService(
                module: module ?? token.module, token: label ?? token.label, key: key ?? token.key,
                pin: Secret(pin ?? token.pin)))
    }

    /// The JSON of a stored object, changed and put back.
    static func edit(
        _ store: any ObjectStore, _ key: String, _ change: (inout [String: Any]) throws -> Void
    ) async throws {
        let object = try JSONSerialization.jsonObject(with: Data(try await store.get(key)))
        var fields = (object as? [String: Any]) ?? [:]
        try change(&fields)
        try await store.put(key, Array(try JSONSerialization.data(withJSONObject: fields)), mode: .overwrite)
    }

    /// The epoch a sealed object was written in.
    static func epoch(_ store: any ObjectStore, _ key: String) async throws -> UInt8 { try await store.get(key)[12] }
}
