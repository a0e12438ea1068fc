internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark instance backup`.
struct InstanceBackupCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Begins a base of an instance, outside of its plan's cycle.")

    @Argument(help: ArgumentHelp("The instance.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("Where it goes; its plan's repository without it.", valueName: "name"))
    var repository: String?

    @Flag(help: "Also while its plan's window is shut.")
    var now = false

    @Option(help: ArgumentHelp("Connections that read; its plan's number without it.", valueName: "number"))
    var threads: Int?

    @Option(help: ArgumentHelp("Read at most this many bytes a second, such as 20MB.", valueName: "rate"))
    var rate: String?

    @OptionGroup var waiting: WaitOptions
    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var payload: [String: JSONTree] = [:]
        if now { payload["ignoresWindow"] = .bool(true) }
        if let threads { payload["threads"] = .integer(Int64(threads)) }
        if let rate {
            payload["rate"] = .integer(Int64(clamping: try ByteRate(parsing: rate).bytesPerSecond))
        }
        let form = JobForm(
            kind: "base", instance: name, repository: repository,
            payload: payload.isEmpty ? nil : .object(payload))
        try await JobBeginning.begin(form, project, waiting, client, console)
    }
}
