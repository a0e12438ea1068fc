internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark job resume`.
struct JobResumeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Goes on with a job that failed or was cancelled, from what is stored already."
    )

    @Argument(help: ArgumentHelp("The job.", valueName: "id"))
    var id: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let job = try await client.post(JobDocument.self, Routes.job(id, "resume"))
        try console.document(job)
        console.line("done", "job \(job.id) is \(JobText.state(job))")
    }
}
