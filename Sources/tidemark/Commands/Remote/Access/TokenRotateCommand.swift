internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark token rotate`.
struct TokenRotateCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Gives a token another secret, shown this once or written to a file.")

    @Argument(help: ArgumentHelp("What it is called.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("Minutes for which the old secret is taken as well.", valueName: "minutes"))
    var grace = 0

    @Option(help: ArgumentHelp("Days until it expires from now on.", valueName: "number"))
    var days: Int?

    @Option(help: ArgumentHelp("Write it to this new file (mode 0600) instead of showing it.", valueName: "file"))
    var file: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await NewTokenShown.keep(name, in: file, console) {
            try await client.post(
                NewTokenDocument.self, Routes.token(name, "rotation"),
                body: TokenRotation(graceMinutes: grace, daysToLive: days))
        }
    }
}
