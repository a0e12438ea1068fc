internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark compliance report`.
struct ComplianceReportCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Shows what can be proven of the backups of a project, control by control.")

    @Argument(help: ArgumentHelp("The project.", valueName: "project"))
    var project: String

    @Option(help: ArgumentHelp("Write a page to print to this new file (mode 0600) instead.", valueName: "file"))
    var html: String?

    @Option(help: ArgumentHelp("By this set of controls; the server's first one without it.", valueName: "name"))
    var controls: String?

    @Option(help: ArgumentHelp("en or zh.", valueName: "language"))
    var language = "en"

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        guard ReportLanguage(rawValue: language) != nil else {
            throw TidemarkError(.usage, "\"\(language)\" is no language of reports", hint: "use en or zh")
        }
        var query = [(name: "language", value: language)]
        if let controls { query.append((name: "controls", value: controls)) }
        if let html {
            try await write(html, query, client, console)
        } else {
            let report = try await client.get(ComplianceReport.self, Routes.compliance(project), query: query)
            try console.document(report)
            console.lines(Self.lines(report))
        }
    }

    private func write(
        _ file: String, _ query: [(name: String, value: String)], _ client: APIClient, _ console: Console
    ) async throws {
        // Made first, so that no report is asked for in vain; readable by its owner alone, as it names weak places.
        let target = try NewSecretFile.begin(FilePath.absolute(file))
        let page: [UInt8]
        do {
            var request = APIRequest(
                .get, Routes.compliance(project), query: query + [(name: "format", value: "html")])
            request.accept = "text/html"
            page = try await client.send(request).body
        } catch {
            target.abandon()
            throw error
        }
        try target.finish(Secret(page))
        console.line("done", "report of \(project) in \(target.path)")
        console.object(["event": "done", "project": .string(project), "file": .string(target.path)])
    }

    static func lines(_ report: ComplianceReport) -> [String] {
        var table = TextTable([("CONTROL", .left), ("RESULT", .left), ("OPEN", .right), ("TITLE", .left)])
        for control in report.controls {
            table.add([
                RemoteText.line(control.id), control.state.rawValue, "\(control.open.count)",
                RemoteText.line(control.title),
            ])
        }
        let open = report.controls.flatMap { control in
            control.open.map { finding in
                "  \(RemoteText.line(control.id)), \(RemoteText.line(finding.instance ?? report.project)): "
                    + "\(finding.state.rawValue): \(RemoteText.line(finding.text))"
            }
        }
        let counts = report.counts
        let sentence =
            "\(counts.met) of \(CountText.of(UInt64(report.controls.count), "control")) met, \(counts.notMet) not met, "
            + "\(counts.unknown) unknown, \(counts.notJudged) not judged"
        return [RemoteText.line(report.title)] + table.lines + open + [sentence]
    }
}
