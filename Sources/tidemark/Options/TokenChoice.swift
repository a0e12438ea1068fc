internal import Core
internal import Repository

/// A key in a PKCS#11 token that opens the repository, as the options or the environment name it.
struct TokenChoice: Sendable, Equatable {
    /// Path of the module.
    var module: String
    /// Labels.
    var token: String
    var key: String
    var pinFile: String?

    /// The token's PIN: from its file, the environment, or the person at the terminal; nil where there is none of these,
    /// so that a token with a keypad of its own asks there.
    func pin(_ console: Console) throws(TidemarkError) -> Secret? {
        if let pinFile {
            let path = FilePath.absolute(pinFile)
            if let exposure = SecretFile.exposure(path, what: "PIN") { console.warning(exposure) }
            let bytes = try SecretFile.read(path, what: "PIN", code: .keyInvalid)
            guard !bytes.isEmpty else {
                throw TidemarkError(
                    .keyInvalid, "the PIN file \(path) is empty", hint: "write the PIN on its first line")
            }
            return Secret(bytes)
        }
        if let text = Environment.nonEmpty(Environment.tokenPIN) { return Secret(text) }
        guard !console.isJSON, PasswordPrompt.isPossible else { return nil }
        let typed = try PasswordPrompt.ask("PIN of the token \(token) (empty if it has its own keypad): ")
        return typed.isEmpty ? nil : typed
    }
}
