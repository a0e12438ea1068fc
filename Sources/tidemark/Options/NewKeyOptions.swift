import ArgumentParser
internal import Core
internal import Repository

/// What a repository is to be opened with from now on.
struct NewKeyOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "A key file that shall open the repository; made where there is none.", valueName: "file"))
    var newKeyFile: String?

    @Option(help: ArgumentHelp("A file with a passphrase that shall open the repository.", valueName: "file"))
    var newPassphraseFile: String?

    @Option(help: ArgumentHelp("A KMS key that shall open the repository: ARN or alias/NAME.", valueName: "key"))
    var newKmsKey: String?

    @Option(help: ArgumentHelp("The address of the new key's KMS; without it AWS's.", valueName: "url"))
    var newKmsEndpoint: String?

    @Option(help: ArgumentHelp("The region of the new key's KMS.", valueName: "region"))
    var newKmsRegion: String?

    @Option(help: ArgumentHelp("A PEM file with the only certificates to trust of that KMS.", valueName: "file"))
    var newKmsCa: String?

    @Option(help: ArgumentHelp("A file with the access key for that KMS.", valueName: "file"))
    var newKmsCredentialsFile: String?

    @Option(
        name: .customLong("new-pkcs11-module"),
        help: ArgumentHelp("The PKCS#11 module with a key that shall open the repository.", valueName: "path"))
    var newModule: String?

    @Option(
        name: .customLong("new-pkcs11-token"), help: ArgumentHelp("The label of its token.", valueName: "label"))
    var newToken: String?

    @Option(
        name: .customLong("new-pkcs11-key"),
        help: ArgumentHelp("The label of the AES key in it.", valueName: "label"))
    var newTokenKey: String?

    @Option(
        name: .customLong("new-pkcs11-pin-file"),
        help: ArgumentHelp("A file with that token's PIN.", valueName: "file"))
    var newPinFile: String?

    /// Whether anything was given.
    var isGiven: Bool { newKeyFile != nil || newPassphraseFile != nil || newKmsKey != nil || newModule != nil }

    /// Gives `body` the new key, and says when its file was made. A file made here goes again when `body` fails.
    func use<Value>(_ console: Console, _ body: (KeySource) async throws -> Value) async throws -> Value {
        var choices: [KeyChoice] = []
        if let newKeyFile { choices.append(.keyFile(FilePath.absolute(newKeyFile))) }
        if let newPassphraseFile { choices.append(.passphraseFile(FilePath.absolute(newPassphraseFile))) }
        if let newKmsKey {
            choices.append(
                .kms(
                    KMSChoice(
                        key: newKmsKey, endpoint: newKmsEndpoint, region: newKmsRegion, caFile: newKmsCa,
                        credentialsFile: newKmsCredentialsFile)))
        }
        if let newModule {
            choices.append(
                .token(
                    try TokenOptions.choice(newModule, newToken, newTokenKey, newPinFile, prefix: "--new-pkcs11-")))
        }
        guard let choice = choices.first, choices.count == 1 else {
            throw TidemarkError(
                .usage, "one new key is wanted: a file, a passphrase, or a key in a KMS or an HSM",
                hint:
                    "give --new-key-file FILE, --new-passphrase-file FILE, --new-kms-key KEY or --new-pkcs11-module PATH"
            )
        }
        if case .keyFile(let path) = choice { return try await NewKeyFile.using(path, console, body) }
        return try await body(try choice.source(console))
    }
}
