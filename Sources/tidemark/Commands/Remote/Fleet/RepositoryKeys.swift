internal import APIModel
internal import Core
internal import Repository

/// Turns what the command line names as a key into what a server keeps, sealed.
enum RepositoryKeys {
    /// Throws `key.invalid` where the key cannot be read.
    static func form(_ choice: KeyChoice, _ console: Console) throws -> RepositoryKeyForm {
        switch choice {
        case .keyFile(let path):
            if let exposure = SecretFile.exposure(path, what: "key") { console.warning(exposure) }
            let secret = Secret(try SecretFile.read(path, what: "key", code: .keyInvalid, trimmed: false))
            // What is no key would be found out by the first job only.
            _ = try KeyFile.parse(secret)
            return RepositoryKeyForm(kind: "keyfile", label: FilePath.name(path), secret: text(secret))
        case .passphraseFile(let path):
            if let exposure = SecretFile.exposure(path, what: "passphrase") { console.warning(exposure) }
            let secret = Secret(try SecretFile.read(path, what: "passphrase", code: .keyInvalid))
            return RepositoryKeyForm(kind: "passphrase", secret: text(secret))
        case .kms(let choice):
            guard choice.caFile == nil, choice.credentialsFile == nil else {
                throw TidemarkError(
                    .usage, "workers have no files of this machine",
                    hint: "leave --kms-ca and --kms-credentials-file out: workers use what their environment holds")
            }
            var form = RepositoryKeyForm(kind: "kms")
            form.key = choice.key
            form.endpoint = choice.endpoint
            form.region = choice.region
            return form
        case .token(let choice):
            var form = RepositoryKeyForm(kind: "token", secret: try choice.pin(console).map { text($0) })
            form.key = choice.key
            form.module = choice.module
            form.token = choice.token
            return form
        }
    }

    /// The access key of a store; nil where none was given. Throws `usage.invalid` where half of it was.
    static func credentials(
        _ identifier: String?, _ secretFile: String?, _ console: Console
    ) throws(TidemarkError) -> CredentialsForm? {
        guard identifier != nil || secretFile != nil else { return nil }
        guard let identifier, let secretFile else {
            throw TidemarkError(
                .usage, "half an access key was given", hint: "give --access-key-id ID and --secret-key-file FILE")
        }
        if let exposure = SecretFile.exposure(secretFile, what: "secret key") { console.warning(exposure) }
        let secret = try SecretFile.read(secretFile, what: "secret key", code: .usage)
        return CredentialsForm(accessKeyId: identifier, secretKey: String(decoding: secret, as: UTF8.self))
    }

    private static func text(_ secret: Secret) -> String {
        secret.withBytes { String(decoding: $0, as: UTF8.self) }
    }
}
