internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark job result`.
struct JobResultCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "result", abstract: "Shows what a lookup found out, or what a restore brought back.")

    @Argument(help: ArgumentHelp("The job.", valueName: "id"))
    var id: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let result = try await client.get(JobResult.self, Routes.job(id, "result"))
        try console.document(result)
        JobResultText.show(result, console)
    }
}
