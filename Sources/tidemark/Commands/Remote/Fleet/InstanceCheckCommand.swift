internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark instance check`.
struct InstanceCheckCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Looks whether an instance's server has all that a backup needs.")

    @Argument(help: ArgumentHelp("The instance.", valueName: "name"))
    var name: String

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let report = try await client.post(
            CheckReport.self, Routes.instance(name, "check"), query: project.query)
        try console.document(report)
        console.line("server", "\(report.family) \(RemoteText.line(report.version))")
        for item in report.items {
            let word = item.isMet ? "ok" : item.isRequired ? "missing" : "advised"
            console.line(word, "\(RemoteText.line(item.title)): \(RemoteText.line(item.detail))")
            if !item.isMet, let mend = item.mend { console.line("", RemoteText.line(mend)) }
        }
        guard report.isReady else {
            let missing = report.items.filter { $0.isRequired && !$0.isMet }
            throw TidemarkError(
                ErrorCode("check.unmet"),
                "\(name) lacks \(CountText.of(UInt64(missing.count), "prerequisite")): "
                    + missing.map(\.id).joined(separator: ", "),
                hint: "carry out the statements above, and check again")
        }
        console.line("done", "\(name) is ready")
    }
}
