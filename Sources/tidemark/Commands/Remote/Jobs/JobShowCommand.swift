internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark job show`.
struct JobShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a job and how far it has come.")

    @Argument(help: ArgumentHelp("The job.", valueName: "id"))
    var id: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let job = try await client.get(JobDocument.self, Routes.job(id))
        try console.document(job)
        console.lines(JobText.facts(job))
        if let progress = job.progress, !JobFollower.isFinal(job) { console.line(JobText.progress(job, progress)) }
    }
}
