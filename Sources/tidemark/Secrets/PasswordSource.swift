internal import Core

/// Where the password of a server account comes from: a file, the environment, or the person at the terminal.
struct PasswordSource: Sendable {
    let file: String?
    /// The environment variable that may hold it.
    let variable: String

    /// The password; empty when none of the sources has one and nobody can be asked.
    ///
    /// - Parameter account: `user@host`, for the question.
    func password(for account: String, console: Console) throws(TidemarkError) -> Secret {
        if let file {
            if let exposure = SecretFile.exposure(file, what: "password") { console.warning(exposure) }
            return Secret(try SecretFile.read(file, what: "password", code: .usage))
        }
        if let text = Environment.text(variable) { return Secret(text) }
        guard !console.isJSON, PasswordPrompt.isPossible else { return Secret("") }
        return try PasswordPrompt.ask("Password for \(account) (empty for none): ")
    }
}
