internal import Core
internal import ObjectStore
internal import Repository

extension KeyChoice {
    /// The key or passphrase itself, read from its file, or the service that keeps the key. Nothing is asked of a service yet.
    ///
    /// - Throws: `key.invalid` when the file cannot be read or is empty, `usage.invalid` when a service is not described.
    func source(_ console: Console) throws -> KeySource {
        switch self {
        case .keyFile(let path):
            if let exposure = SecretFile.exposure(path, what: "key") { console.warning(exposure) }
            let bytes = try SecretFile.read(path, what: "key", code: .keyInvalid, trimmed: false)
            return .keyFile(Secret(bytes), label: FilePath.name(path))
        case .passphraseFile(let path):
            if let exposure = SecretFile.exposure(path, what: "passphrase") { console.warning(exposure) }
            let bytes = try SecretFile.read(path, what: "passphrase", code: .keyInvalid)
            guard !bytes.isEmpty else {
                throw TidemarkError(
                    .keyInvalid, "the passphrase file \(path) is empty", hint: "write the passphrase on its first line")
            }
            return .passphrase(Secret(bytes))
        case .kms(let choice):
            var location = try KMSLocation(key: choice.key, endpoint: choice.endpoint, region: choice.region)
            location.caFile = choice.caFile.map(FilePath.absolute)
            location.credentialsFile = choice.credentialsFile.map(FilePath.absolute)
            if let file = location.credentialsFile, let exposure = SecretFile.exposure(file, what: "credentials") {
                console.warning(exposure)
            }
            return .service(KMSKeyService(try KMSClient(location)))
        case .token(let choice):
            return .service(
                TokenKeyService(
                    module: FilePath.absolute(choice.module), token: choice.token, key: choice.key,
                    pin: try choice.pin(console)))
        }
    }
}
