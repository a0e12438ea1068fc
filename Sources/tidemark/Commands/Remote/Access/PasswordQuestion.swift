internal import Core

/// Passwords and codes that commands need, out of a file or typed.
enum PasswordQuestion {
    /// Of a file where one is named, else asked for. `hint` says what to give where there is nobody to ask.
    static func ask(
        _ question: String, file: String?, hint: String, _ console: Console
    ) throws(TidemarkError) -> Secret {
        if let file {
            if let exposure = SecretFile.exposure(file, what: "password") { console.warning(exposure) }
            return Secret(try SecretFile.read(file, what: "password", code: .usage))
        }
        guard !console.isJSON, PasswordPrompt.isPossible else {
            throw TidemarkError(.usage, "there is nobody to ask for the password", hint: hint)
        }
        return try PasswordPrompt.ask(question)
    }

    /// Of a file, else typed twice alike.
    static func askNew(
        _ question: String, file: String?, hint: String, _ console: Console
    ) throws(TidemarkError) -> Secret {
        let new = try ask("\(question): ", file: file, hint: hint, console)
        guard file == nil, try ask("\(question), again: ", file: nil, hint: hint, console) != new else { return new }
        throw TidemarkError(.usage, "the new password was typed in two ways", hint: "run the command again")
    }

    static func text(_ secret: Secret) -> String { secret.withBytes { String(decoding: $0, as: UTF8.self) } }
}
