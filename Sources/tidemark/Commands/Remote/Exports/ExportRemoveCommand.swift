import ArgumentParser
internal import Client

/// `tidemark export remove`.
struct ExportRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes an export back: nobody fetches it from now on, and its file is erased.")

    @Argument(help: ArgumentHelp("The export, as tidemark export list names it.", valueName: "id"))
    var id: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.delete(Routes.export(id))
        console.line("done", "export \(id) was taken back; its file is erased within a minute or two")
        console.object(["event": "done", "export": .string(id)])
    }
}
