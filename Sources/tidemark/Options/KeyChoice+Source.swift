internal import Core
internal import Repository

extension KeyChoice {
    /// The key or passphrase itself, read from its file.
    ///
    /// - Throws: `key.invalid` when the file cannot be read or is empty.
    func source(_ console: Console) throws(TidemarkError) -> KeySource {
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
        }
    }
}
