internal import APIModel
import ArgumentParser
internal import Client
internal import Service

/// `tidemark apply`: makes plans as a file says.
struct ApplyCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Adds and changes plans as a file says, all of them or none, and shows each difference.")

    @Option(
        name: [.short, .long], help: ArgumentHelp("The plans in YAML or JSON; - for standard input.", valueName: "file")
    )
    var file: String

    @Flag(help: "Show the differences, and change nothing.")
    var dryRun = false

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let bytes = try SmallFile.read(file, what: "plan", atMost: YAMLLimits().bytes)
        var query = project.query
        if dryRun { query.append(("dryRun", "true")) }
        let report = try await client.post(
            ApplyReport.self, Routes.apply, query: query, bytes: bytes, contentType: "application/yaml")
        try console.document(report)
        for row in report.plans {
            console.line(row.outcome.rawValue.padded(to: 9), row.name)
            console.lines(RemoteText.changes(row.changes))
        }
        let changed = report.plans.filter { $0.outcome != .unchanged }.count
        console.line(
            report.isDryRun ? "would be" : "done",
            "\(CountText.of(UInt64(changed), "plan")) of \(report.plans.count) added or changed")
    }
}
