internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark instance probe`.
struct InstanceProbeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe", abstract: "Looks which database servers answer at some places, as the server sees them.")

    @Argument(help: ArgumentHelp("host or host:port, several times.", valueName: "address"))
    var addresses: [String] = []

    @Option(help: ArgumentHelp("A file with one address a line; - for standard input.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("Seconds for each address, 1 to 5.", valueName: "seconds"))
    var timeout: Int?

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var wanted = addresses
        if let file {
            let text = String(decoding: try SmallFile.read(file, what: "list", atMost: 1 << 20), as: UTF8.self)
            wanted += text.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        guard !wanted.isEmpty else {
            throw TidemarkError(
                .usage, "no address was given", hint: "write them behind the command, or give --file FILE")
        }
        let report = try await client.post(
            ProbeReport.self, Routes.instanceProbe, query: project.query,
            body: ProbeRequest(addresses: wanted, timeoutSeconds: timeout))
        var table = TextTable([
            ("ADDRESS", .left), ("ANSWERS", .left), ("SERVER", .left), ("INSTANCE", .left), ("FOUND", .left),
        ])
        for result in report.results {
            try console.document(result)
            let server = [result.family, result.version].compactMap { $0 }.joined(separator: " ")
            table.add([
                RemoteText.line(result.address), result.outcome.rawValue, RemoteText.line(server),
                result.instance ?? "", RemoteText.line(result.detail),
            ])
        }
        console.lines(table.lines)
    }
}
