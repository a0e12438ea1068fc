import ArgumentParser
internal import Core

/// The ways to open a repository: a key file, a passphrase, or a key in a KMS or an HSM.
struct KeyOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The repository's key file; also \(Environment.keyFile) in the environment.", valueName: "file"))
    var keyFile: String?

    @Option(
        help: ArgumentHelp(
            "A file with the repository's passphrase; also \(Environment.passphraseFile) in the environment.",
            valueName: "file"))
    var passphraseFile: String?

    @OptionGroup var kms: KMSOptions
    @OptionGroup var token: TokenOptions

    /// What to use: an option before the environment, and never two at once.
    func choice() throws(TidemarkError) -> KeyChoice {
        var given: [(name: String, choice: KeyChoice)] = []
        if let keyFile { given.append(("--key-file", .keyFile(FilePath.absolute(keyFile)))) }
        if let passphraseFile {
            given.append(("--passphrase-file", .passphraseFile(FilePath.absolute(passphraseFile))))
        }
        if let kms = kms.choice { given.append(("--kms-key", .kms(kms))) }
        if let token = try token.choice() { given.append(("--pkcs11-module", .token(token))) }
        if let only = try Self.only(given, "exclude each other", hint: "give the one the repository was made with") {
            return only
        }
        if let file = Environment.text(Environment.keyFile) {
            given.append((Environment.keyFile, .keyFile(FilePath.absolute(file))))
        }
        if let file = Environment.text(Environment.passphraseFile) {
            given.append((Environment.passphraseFile, .passphraseFile(FilePath.absolute(file))))
        }
        if let kms = kms.choiceOfEnvironment { given.append((Environment.kmsKey, .kms(kms))) }
        if let token = try token.choiceOfEnvironment() { given.append((Environment.tokenModule, .token(token))) }
        let hint = "unset one, or give --key-file, --passphrase-file, --kms-key or --pkcs11-module"
        if let only = try Self.only(given, "are both set", hint: hint) { return only }
        throw TidemarkError(
            .usage, "nothing was given to open the repository with",
            hint: "give --key-file FILE, --passphrase-file FILE, --kms-key KEY or --pkcs11-module PATH, or set "
                + Environment.keyFile)
    }

    private static func only(
        _ given: [(name: String, choice: KeyChoice)], _ problem: String, hint: String
    ) throws(TidemarkError) -> KeyChoice? {
        guard given.count < 2 else {
            throw TidemarkError(.usage, "\(given[0].name) and \(given[1].name) \(problem)", hint: hint)
        }
        return given.first?.choice
    }
}
