import ArgumentParser
internal import Core

/// The two ways to open a repository: a key file or a passphrase.
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

    /// The file to use: an option before the environment, and never two at once.
    func choice() throws(TidemarkError) -> KeyChoice {
        switch (keyFile, passphraseFile) {
        case (_?, _?):
            throw TidemarkError(
                .usage, "--key-file and --passphrase-file exclude each other",
                hint: "give the one the repository was made with")
        case (let file?, nil): return .keyFile(FilePath.absolute(file))
        case (nil, let file?): return .passphraseFile(FilePath.absolute(file))
        case (nil, nil): break
        }
        switch (Environment.text(Environment.keyFile), Environment.text(Environment.passphraseFile)) {
        case (_?, _?):
            throw TidemarkError(
                .usage, "\(Environment.keyFile) and \(Environment.passphraseFile) are both set",
                hint: "unset one, or give --key-file or --passphrase-file")
        case (let file?, nil): return .keyFile(FilePath.absolute(file))
        case (nil, let file?): return .passphraseFile(FilePath.absolute(file))
        case (nil, nil):
            throw TidemarkError(
                .usage, "nothing was given to open the repository with",
                hint: "give --key-file FILE or --passphrase-file FILE, or set \(Environment.keyFile)")
        }
    }
}
