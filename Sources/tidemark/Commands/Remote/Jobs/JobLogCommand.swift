internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark job log`.
struct JobLogCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "log", abstract: "Shows what a job has said.")

    @Argument(help: ArgumentHelp("The job.", valueName: "id"))
    var id: String

    @Flag(help: "Go on until the job has ended; the exit code is then its own.")
    var follow = false

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let follower = JobFollower(client: client, console: console, id: id)
        guard follow else {
            for line in try await follower.lines(after: 0) { try JobText.show(line, console) }
            return
        }
        let job = try await follower.follow()
        try console.document(job)
        try JobText.end(job, console)
    }
}
