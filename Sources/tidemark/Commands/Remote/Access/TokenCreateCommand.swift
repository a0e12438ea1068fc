internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark token create`.
struct TokenCreateCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Makes a token. It is shown this once, or written to a file.")

    @Argument(help: ArgumentHelp("What it is called.", valueName: "name"))
    var name: String

    @Option(
        help: ArgumentHelp(
            "What its holder may do: worker takes jobs, metrics reads /metrics, administrator does everything, "
                + "granted does what is granted to its name.",
            valueName: "scope"))
    var scope = "worker"

    @Option(help: ArgumentHelp("Days until it expires; never without it.", valueName: "number"))
    var days: Int?

    @Option(help: ArgumentHelp("Write it to this new file (mode 0600) instead of showing it.", valueName: "file"))
    var file: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        guard let known = TokenScope(rawValue: scope) else {
            throw TidemarkError(
                .usage, "\"\(scope)\" is no scope of a token",
                hint: "use one of \(TokenScope.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let request = TokenRequest(name: name, scope: known, daysToLive: days)
        try await NewTokenShown.keep(name, in: file, console) {
            try await client.post(NewTokenDocument.self, Routes.tokens, body: request)
        }
    }
}
