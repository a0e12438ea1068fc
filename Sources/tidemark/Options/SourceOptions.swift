import ArgumentParser
internal import Core

/// The server that is read, and its account's password.
struct SourceOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The server, such as mysql://backup@db.example.com:3306/?tls=required&ca=/etc/ssl/db.pem.", valueName: "url"
        ))
    var source: String

    @Option(
        help: ArgumentHelp(
            "A file with the account's password; also \(Environment.sourcePassword) in the environment.",
            valueName: "file"))
    var passwordFile: String?

    var password: PasswordSource { PasswordSource(file: passwordFile, variable: Environment.sourcePassword) }
}
