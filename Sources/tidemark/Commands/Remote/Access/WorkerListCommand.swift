internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark worker list`.
struct WorkerListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the workers that a server has heard of lately.")

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("WORKER", .left), ("SITES", .left), ("SLOTS", .right), ("STREAMS", .right), ("VERSION", .left),
            ("SINCE (UTC)", .left), ("SEEN (UTC)", .left),
        ])
        for worker in try await client.list(WorkerDocument.self, Routes.workers) {
            try console.document(worker)
            table.add([
                RemoteText.line(worker.id), RemoteText.line(RemoteText.list(worker.sites)), "\(worker.slots)",
                "\(worker.streams)", RemoteText.line(worker.version), RemoteText.time(worker.startedAt),
                RemoteText.time(worker.seenAt),
            ])
        }
        console.lines(table.isEmpty ? ["no worker was heard of lately"] : table.lines)
    }
}
