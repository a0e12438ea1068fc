internal import APIModel
import ArgumentParser
internal import Client
internal import Core
internal import Service

/// `tidemark instance add`.
struct InstanceAddCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds a database server, and keeps its account's password sealed.")

    @Argument(help: ArgumentHelp("What it is to be called.", valueName: "name"))
    var name: String

    @Argument(
        help: ArgumentHelp("Where it is: host or host:port, instead of --host and --port.", valueName: "address"))
    var address: String?

    @Option(help: ArgumentHelp("Its host name or address.", valueName: "host"))
    var host: String?

    @Option(help: ArgumentHelp("Its port; 3306 without it.", valueName: "port"))
    var port: Int?

    @Option(help: ArgumentHelp("The account that is read with; tidemark without it.", valueName: "name"))
    var user: String?

    @Option(
        help: ArgumentHelp(
            "How far connections insist on TLS: disabled, preferred, required, verify-ca or verify-identity.",
            valueName: "mode"))
    var tls: String?

    @Option(help: ArgumentHelp("Where it runs; default without it.", valueName: "name"))
    var site: String?

    @Option(help: ArgumentHelp("A mark, key or key=value; may come several times.", valueName: "tag"))
    var tag: [String] = []

    @Option(
        help: ArgumentHelp(
            "A file with the account's password; also \(Environment.sourcePassword) in the environment.",
            valueName: "file"))
    var passwordFile: String?

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    /// Where it is, by address or options. Throws `usage.invalid`.
    private func place() throws(TidemarkError) -> (host: String, port: Int?) {
        switch (address, host) {
        case (let address?, nil) where port == nil:
            let endpoint = try Endpoint(address: address)
            return (endpoint.host, endpoint.port)
        case (nil, let host?): return (host, port)
        case (nil, nil):
            throw TidemarkError(
                .usage, "nothing says where \(name) is", hint: "write its host:port behind its name, or give --host")
        default:
            throw TidemarkError(
                .usage, "an address excludes --host and --port", hint: "write host:port, or give --host and --port")
        }
    }

    func perform(_ client: APIClient, _ console: Console) async throws {
        let (host, port) = try place()
        let account = "\(user ?? "tidemark")@\(host)"
        let password = try PasswordSource(file: passwordFile, variable: Environment.sourcePassword)
            .password(for: account, console: console)
        let request = InstanceRequest(
            name: name, host: host, port: port, user: user, tls: tls, site: site, tags: tag.isEmpty ? nil : tag)
        let added = try await client.post(
            InstanceDocument.self, Routes.instances, query: project.query, body: request)
        if !password.isEmpty {
            try await InstancePasswordCommand.store(password, of: name, project, client)
        }
        try console.document(added)
        console.line("done", "instance \(added.name) at \(added.host):\(added.port)")
        if password.isEmpty {
            console.notice("no password is kept for it; give one with tidemark instance password \(added.name)")
        }
    }
}
