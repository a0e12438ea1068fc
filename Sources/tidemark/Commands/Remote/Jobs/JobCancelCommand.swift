internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark job cancel`.
struct JobCancelCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Stops a job in good order, or takes it out of the queue.")

    @Argument(help: ArgumentHelp("The job.", valueName: "id"))
    var id: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let job = try await client.post(JobDocument.self, Routes.job(id, "cancel"))
        try console.document(job)
        console.line("done", "job \(job.id) is \(JobText.state(job))")
    }
}
