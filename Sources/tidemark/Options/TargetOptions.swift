import ArgumentParser
internal import Core

/// The server that is written to, and its account's password.
struct TargetOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The server to write to, such as mysql://root@127.0.0.1:3307/; new:mariadb or new:mysql for a new one on this"
                + " machine; command:FILE for one made by your own commands.", valueName: "url"))
    var target: String

    @Option(
        help: ArgumentHelp(
            "A file with the account's password; also \(Environment.targetPassword) in the environment.",
            valueName: "file"))
    var passwordFile: String?

    var password: PasswordSource { PasswordSource(file: passwordFile, variable: Environment.targetPassword) }
}
