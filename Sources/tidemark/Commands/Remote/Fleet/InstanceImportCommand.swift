internal import APIModel
import ArgumentParser
internal import Client
internal import Core
internal import Service

/// `tidemark instance import`.
struct InstanceImportCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Adds and changes instances by a list in CSV or YAML; the same list twice changes nothing.")

    @Argument(help: ArgumentHelp("The list: FILE.csv, or YAML; - for YAML on standard input.", valueName: "file"))
    var file: String

    @Flag(help: "Say what would be done to each, and change nothing.")
    var dryRun = false

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let bytes = try SmallFile.read(file, what: "list", atMost: YAMLLimits.list.bytes)
        let isCSV = file.lowercased().hasSuffix(".csv")
        var query = project.query
        if dryRun { query.append(("dryRun", "true")) }
        let report = try await client.post(
            ImportReport.self, Routes.instanceImport, query: query, bytes: bytes,
            contentType: isCSV ? "text/csv" : "application/yaml")
        try console.document(report)
        for row in report.rows where row.outcome != .unchanged {
            let place = row.line.map { " (line \($0))" } ?? ""
            console.line(row.outcome.rawValue, "\(RemoteText.line(row.name ?? "a row without a name"))\(place)")
            console.lines(RemoteText.changes(row.changes) + RemoteText.problems(row.problems))
        }
        let counts =
            "\(report.added) added, \(report.changed) changed, \(report.unchanged) unchanged, \(report.refused) refused"
        console.line(report.isDryRun ? "would be" : "done", counts)
        guard report.refused == 0 else {
            throw TidemarkError(
                ErrorCode("config.invalid"), "\(CountText.of(UInt64(report.refused), "row")) could not be used",
                hint: "correct them and import the list again; the others are as it says")
        }
    }
}
