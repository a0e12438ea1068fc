internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark instance password`.
struct InstancePasswordCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Keeps another password for an instance's account, or forgets it.")

    @Argument(help: ArgumentHelp("The instance.", valueName: "name"))
    var name: String

    @Option(
        help: ArgumentHelp(
            "A file with the password; also \(Environment.sourcePassword) in the environment.", valueName: "file"))
    var passwordFile: String?

    @Flag(help: "Forget the password that is kept.")
    var forget = false

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var password: Secret?
        if !forget {
            password = try PasswordSource(file: passwordFile, variable: Environment.sourcePassword)
                .password(for: name, console: console)
            if password?.isEmpty ?? true {
                throw TidemarkError(.usage, "no password was given", hint: "give --password-file FILE, or --forget")
            }
        }
        try await Self.store(password, of: name, project, client)
        console.line(
            "done", forget ? "the password of \(name) is forgotten" : "the password of \(name) is kept, sealed")
        console.object(["event": "done", "instance": .string(name)])
    }

    static func store(
        _ password: Secret?, of name: String, _ project: ProjectOptions, _ client: APIClient
    ) async throws {
        let text = password.map { secret in secret.withBytes { String(decoding: $0, as: UTF8.self) } }
        var request = APIRequest(.put, Routes.instance(name, "credentials"), query: project.query)
        request.body = try WorkJSON.bytes(CredentialsRequest(password: text))
        _ = try await client.send(request)
    }
}
