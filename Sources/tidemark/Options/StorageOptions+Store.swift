internal import Core
internal import ObjectStore

extension StorageOptions {
    /// What the options say, for opening a store. Throws `usage.invalid`.
    func options(_ console: Console) throws(TidemarkError) -> StoreOptions {
        var options = StoreOptions()
        if let s3CredentialsFile {
            let path = FilePath.absolute(s3CredentialsFile)
            if let exposure = SecretFile.exposure(path, what: "credentials") { console.warning(exposure) }
            options.credentialsFile = path
        }
        options.uploadRate = try uploadRate.map(ByteRate.init(parsing:))
        options.downloadRate = try downloadRate.map(ByteRate.init(parsing:))
        return options
    }
}
