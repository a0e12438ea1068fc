import ArgumentParser
internal import Client
internal import Core

/// The server whose API is used, and who asks.
struct ServerOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The server, such as https://backup.example.com:8420; also \(Environment.server) in the environment, else the "
                + "one that was signed in to last.", valueName: "url"))
    var server: String?

    @Option(
        help: ArgumentHelp(
            "A file with a token; also \(Environment.tokenFile) in the environment, else that of tidemark login.",
            valueName: "file"))
    var tokenFile: String?

    @Option(
        help: ArgumentHelp(
            "A PEM file with the only authorities to trust; also \(Environment.serverCA) in the environment.",
            valueName: "file"))
    var serverCa: String?

    @Flag(help: "Allow http:// to other machines: passwords and tokens go over the network in the clear.")
    var plainHttp = false

    @Option(help: ArgumentHelp("The approval to make the change under.", valueName: "id"))
    var approval: String?

    @Option(help: ArgumentHelp("Where others have to approve the change, ask them, and say why.", valueName: "reason"))
    var ask: String?

    /// The client, with the token that was given or stored. Throws `usage.invalid`, and `access.required` where there is no
    /// token.
    func client(_ console: Console) throws(TidemarkError) -> APIClient {
        let sessions = try SessionFile.read()
        let address = try address(sessions)
        var settings = try settings(address)
        settings.token = try token(for: address, sessions, console)
        if let approval {
            guard (1...64).contains(approval.utf8.count), approval.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else {
                throw TidemarkError(
                    .usage, "\"\(approval)\" names no approval", hint: "use what tidemark approval list shows")
            }
            settings.approval = approval
        }
        settings.approvalReason = ask
        return try APIClient(settings)
    }

    /// The address that was given, or the last one.
    func address(_ sessions: SessionFile) throws(TidemarkError) -> ServerAddress {
        guard let text = server ?? Environment.nonEmpty(Environment.server) ?? sessions.current else {
            throw TidemarkError(
                .usage, "no server was named",
                hint: "use --server URL, set \(Environment.server), or run tidemark login")
        }
        return try ServerAddress(parsing: text, allowsPlain: plainHttp)
    }

    /// What is the same for all of the program's requests.
    func settings(_ address: ServerAddress) throws(TidemarkError) -> ClientSettings {
        var settings = ClientSettings(server: address)
        settings.caFile = (serverCa ?? Environment.nonEmpty(Environment.serverCA)).map(FilePath.absolute)
        settings.agent = "tidemark/\(Version.text)"
        return settings
    }

    private func token(
        for address: ServerAddress, _ sessions: SessionFile, _ console: Console
    ) throws(TidemarkError) -> Secret {
        if let path = tokenFile ?? Environment.nonEmpty(Environment.tokenFile) {
            return try Self.token(in: path, console)
        }
        if let token = sessions.token(for: address) { return token }
        throw TidemarkError(
            ErrorCode("access.required"), "there is no token for \(address)",
            hint: "run tidemark login --server \(address), or give --token-file FILE")
    }

    /// The token of a file. Throws `usage.invalid`.
    static func token(in path: String, _ console: Console) throws(TidemarkError) -> Secret {
        if let exposure = SecretFile.exposure(path, what: "token") { console.warning(exposure) }
        let bytes = try SecretFile.read(path, what: "token", code: .usage)
        // It goes into a header: one word, and nothing that could end the line.
        guard !bytes.isEmpty, bytes.count <= 4096, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw TidemarkError(
                .usage, "the token file \(path) holds no token", hint: "write the token on its only line")
        }
        return Secret(bytes)
    }
}
