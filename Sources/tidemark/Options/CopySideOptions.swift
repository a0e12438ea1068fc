import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// The two repositories of `copy` and `mirror`, and what opens each.
struct CopySideOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("The repository that is copied.", valueName: "url"))
    var from: String

    @Option(help: ArgumentHelp("The repository it is copied to, made by tidemark init.", valueName: "url"))
    var to: String

    @Option(
        help: ArgumentHelp(
            "The key file of --from; without one what \(Environment.keyFile) or \(Environment.passphraseFile) names.",
            valueName: "file"))
    var fromKeyFile: String?

    @Option(help: ArgumentHelp("A file with the passphrase of --from.", valueName: "file"))
    var fromPassphraseFile: String?

    @Option(
        help: ArgumentHelp(
            "The key file of --to; without one what \(Environment.keyFile) or \(Environment.passphraseFile) names.",
            valueName: "file"))
    var toKeyFile: String?

    @Option(help: ArgumentHelp("A file with the passphrase of --to.", valueName: "file"))
    var toPassphraseFile: String?

    @Option(help: ArgumentHelp("A credentials file for an s3:// repository --from.", valueName: "file"))
    var fromS3CredentialsFile: String?

    @Option(help: ArgumentHelp("A credentials file for an s3:// repository --to.", valueName: "file"))
    var toS3CredentialsFile: String?

    @Option(help: ArgumentHelp("Write at most this many bytes a second to --to, such as 20MB.", valueName: "rate"))
    var uploadRate: String?

    @Option(help: ArgumentHelp("Read at most this many bytes a second from --from.", valueName: "rate"))
    var downloadRate: String?

    func openSource(_ console: Console) async throws -> Repository {
        var storage = try StorageOptions.parse([])
        storage.s3CredentialsFile = fromS3CredentialsFile
        storage.downloadRate = downloadRate
        return try await open(from, fromKeyFile, fromPassphraseFile, storage, console)
    }

    func openTarget(_ console: Console) async throws -> Repository {
        var storage = try StorageOptions.parse([])
        storage.s3CredentialsFile = toS3CredentialsFile
        storage.uploadRate = uploadRate
        return try await open(to, toKeyFile, toPassphraseFile, storage, console)
    }

    private func open(
        _ url: String, _ keyFile: String?, _ passphraseFile: String?, _ storage: StorageOptions, _ console: Console
    ) async throws -> Repository {
        var key = try KeyOptions.parse([])
        key.keyFile = keyFile
        key.passphraseFile = passphraseFile
        let store = try StoreLocation.store(at: url, options: try storage.options(console))
        return try await Repository.open(store: store, key: try key.choice().source(console))
    }
}
