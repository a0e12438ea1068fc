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

    /// Gives `body` the new key, and says when its file was made. A file made here goes again when `body` fails.
    func use<Value>(_ console: Console, _ body: (KeySource) async throws -> Value) async throws -> Value {
        switch (newKeyFile, newPassphraseFile) {
        case (let file?, nil):
            return try await NewKeyFile.using(FilePath.absolute(file), console, body)
        case (nil, let file?):
            return try await body(try KeyChoice.passphraseFile(FilePath.absolute(file)).source(console))
        default:
            throw TidemarkError(
                .usage, "one new key is wanted, a file or a passphrase",
                hint: "give --new-key-file FILE or --new-passphrase-file FILE")
        }
    }
}
