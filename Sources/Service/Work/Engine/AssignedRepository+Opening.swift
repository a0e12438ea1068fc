package import APIModel
package import Core
internal import ObjectStore
package import Repository

extension AssignedRepository {
    /// Opens it with the key and the credentials that came with the assignment. Throws what `Repository.open` throws.
    ///
    /// - Parameter patience: seconds for which a call of the store that fails is tried again, unless the URL says how long.
    package func open(patience: Double? = nil, clock: any TidemarkClock = SystemClock()) async throws -> Repository {
        try await Repository.open(
            store: try store(patience: patience, clock: clock), key: try key.source, clock: clock)
    }

    /// The store alone: no key is needed, and nothing that is put there is locked. Throws `store.url`.
    func store(patience: Double? = nil, clock: any TidemarkClock = SystemClock()) throws -> any ObjectStore {
        var options = StoreOptions()
        options.patience = patience
        options.clock = clock
        options.uploadRate = uploadRate.map { ByteRate(bytesPerSecond: $0) }
        options.downloadRate = downloadRate.map { ByteRate(bytesPerSecond: $0) }
        if let credentials { options.environment = credentials.environment }
        return try StoreLocation.store(at: url, options: options)
    }

    /// Makes it in an empty place. Throws what `Repository.create` throws.
    package func create(clock: any TidemarkClock = SystemClock()) async throws -> Repository {
        var options = StoreOptions()
        if let credentials { options.environment = credentials.environment }
        let store = try StoreLocation.store(at: url, options: options)
        return try await Repository.create(store: store, name: name, key: try key.source, clock: clock)
    }
}

extension AssignedKey {
    /// Nothing is asked of a service yet. Throws `key.invalid`, and `usage.invalid` where a service is not described.
    package var source: KeySource {
        get throws {
            switch kind {
            case .keyfile:
                return .keyFile(secret, label: label)
            case .passphrase:
                guard !secret.isEmpty else {
                    throw TidemarkError(
                        .keyInvalid, "The repository's passphrase is empty.",
                        hint: "Give the repository its passphrase.")
                }
                return .passphrase(secret)
            case .kms:
                let environment = credentials?.environment ?? .process
                let location = try KMSLocation(
                    key: key ?? "", endpoint: endpoint, region: region, environment: environment)
                return .service(KMSKeyService(try KMSClient(location, environment: environment)))
            case .token:
                guard let module, let token, let key else {
                    throw TidemarkError(
                        .usage, "The repository's token is not described.",
                        hint: "Give the module's path on the worker, the token's label and the key's.")
                }
                return .service(
                    TokenKeyService(module: module, token: token, key: key, pin: secret.isEmpty ? nil : secret))
            }
        }
    }
}

extension AssignedCredentials {
    /// The process's variables, with these credentials in the place of any others.
    var environment: StoreEnvironment {
        let text = { (secret: Secret) in secret.withBytes { String(decoding: $0, as: UTF8.self) } }
        let own = [
            "AWS_ACCESS_KEY_ID": accessKeyID, "AWS_SECRET_ACCESS_KEY": text(secretKey),
            "AWS_SESSION_TOKEN": text(sessionToken), "AWS_PROFILE": "",
        ]
        return StoreEnvironment { name in own[name] ?? StoreEnvironment.process[name] }
    }
}
