internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark drill list`.
struct DrillListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the drills of an instance and what they proved, newest first.")

    @Argument(help: ArgumentHelp("The instance.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 50

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("DRILL", .left), ("ENDED (UTC)", .left), ("RESTORE POINT (UTC)", .left), ("RESULT", .left),
            ("TO RESTORE", .right), ("REPOSITORY", .left), ("WHY", .left),
        ])
        let path = Routes.instance(name, "drills")
        for drill in try await client.list(DrillReport.self, path, query: project.query, atMost: max(1, limit)) {
            try console.document(drill)
            table.add([
                drill.id, RemoteText.time(drill.endedAt), RemoteText.time(drill.restorePoint),
                drill.passed ? "proven" : "failed", RemoteText.seconds(drill.rtoSeconds), drill.repository ?? "–",
                RemoteText.line(drill.failure ?? ""),
            ])
        }
        console.lines(table.isEmpty ? ["no drill yet: begin one with tidemark drill \(name)"] : table.lines)
    }
}
