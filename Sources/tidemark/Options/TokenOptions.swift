import ArgumentParser
internal import Core

/// A key in a PKCS#11 token that opens the repository.
struct TokenOptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("pkcs11-module"),
        help: ArgumentHelp(
            "The PKCS#11 module of an HSM that keeps the key; also \(Environment.tokenModule).", valueName: "path"))
    var module: String?

    @Option(name: .customLong("pkcs11-token"), help: ArgumentHelp("The label of its token.", valueName: "label"))
    var token: String?

    @Option(
        name: .customLong("pkcs11-key"), help: ArgumentHelp("The label of the AES key in it.", valueName: "label"))
    var key: String?

    @Option(
        name: .customLong("pkcs11-pin-file"),
        help: ArgumentHelp(
            "A file with the token's PIN; else \(Environment.tokenPIN), or a question.", valueName: "file"))
    var pinFile: String?

    /// What the options say, what they leave open being looked up in the environment. Throws `usage.invalid`.
    func choice() throws(TidemarkError) -> TokenChoice? {
        guard let module else { return nil }
        return try Self.choice(module, token, key, pinFile, prefix: "--pkcs11-")
    }

    /// The same with the module of the environment.
    func choiceOfEnvironment() throws(TidemarkError) -> TokenChoice? {
        guard let module = Environment.nonEmpty(Environment.tokenModule) else { return nil }
        return try Self.choice(module, token, key, pinFile, prefix: "--pkcs11-")
    }

    /// - Parameter prefix: of the options, for messages.
    static func choice(
        _ module: String, _ token: String?, _ key: String?, _ pinFile: String?, prefix: String
    ) throws(TidemarkError) -> TokenChoice {
        guard let token = token ?? Environment.nonEmpty(Environment.tokenLabel),
            let key = key ?? Environment.nonEmpty(Environment.tokenKey)
        else {
            throw TidemarkError(
                .usage, "a PKCS#11 module alone does not say which key to use",
                hint: "add \(prefix)token LABEL and \(prefix)key LABEL")
        }
        guard (1...32).contains(token.utf8.count), (1...255).contains(key.utf8.count),
            !(module + token + key).utf8.contains(0)
        else {
            throw TidemarkError(
                .usage, "the label of a PKCS#11 token has 1 to 32 bytes, that of a key 1 to 255",
                hint: "check \(prefix)token and \(prefix)key")
        }
        return TokenChoice(
            module: module, token: token, key: key,
            pinFile: pinFile ?? Environment.nonEmpty(Environment.tokenPINFile))
    }
}
