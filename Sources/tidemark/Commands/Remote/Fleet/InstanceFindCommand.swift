internal import APIModel
import ArgumentParser
internal import Client
internal import Core
internal import Engine

/// `tidemark instance find`: `tidemark find`, done by a worker that can read the repository.
struct InstanceFindCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Finds transactions in an instance's log, and makes the statements that reverse them.")

    @Argument(help: ArgumentHelp("The instance whose log it is.", valueName: "name"))
    var name: String

    @OptionGroup var search: FindOptions

    @Flag(
        name: .customLong("undo-sql"), help: "Print the statements that reverse what is found, the last change first.")
    var undoSQL = false

    @Option(help: ArgumentHelp("From this repository; that of its plan without it.", valueName: "name"))
    var repository: String?

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let form = JobForm(
            kind: "lookup", instance: name, repository: repository, payload: .object(try payload()))
        let job = try await client.post(JobDocument.self, Routes.jobs, query: project.query, body: form)
        let follower = JobFollower(client: client, console: console, id: job.id)
        let ended = try await follower.follow()
        guard ended.state == "succeeded" else {
            try console.document(ended)
            return try JobText.end(ended, console)
        }
        let result = try await client.get(JobResult.self, Routes.job(job.id, "result"))
        try console.document(result)
        JobResultText.show(result, console)
    }

    private func payload() throws(TidemarkError) -> [String: JSONTree] {
        let request = try search.request(isUndo: undoSQL)
        var payload: [String: JSONTree] = ["what": .text(undoSQL ? "undo" : "log")]
        if let table = request.table { payload["table"] = .text("\(table.schema).\(table.name)") }
        if !search.key.isEmpty { payload["key"] = .list(search.key.map { .text($0) }) }
        if let from = request.from { payload["since"] = .text(from.description) }
        if let to = request.to { payload["until"] = .text(to.description) }
        if let gtid = search.gtid { payload["gtid"] = .text(gtid) }
        if let deletes = search.deletes { payload["deletes"] = .integer(Int64(clamping: deletes)) }
        payload["limit"] = .integer(Int64(min(search.limit, 500)))
        return payload
    }
}
