internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark instance window`.
struct InstanceWindowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "window", abstract: "Shows the times an instance can be brought back to, its gaps and its bases.")

    @Argument(help: ArgumentHelp("The instance.", valueName: "name"))
    var name: String

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let window = try await client.get(
            WindowDocument.self, Routes.instance(name, "window"), query: project.query)
        try console.document(window)
        console.line(Self.sentence(window))
        for span in window.spans { console.line("window", RemoteText.window(span)) }
        for gap in window.gaps { console.line("gap", "\(RemoteText.time(gap.from)) → \(RemoteText.time(gap.to))") }
        for base in window.bases {
            let word = base.isUsable ? "" : ", not usable"
            console.line("base", "\(RemoteText.time(base.convergence)), \(RemoteText.seconds(base.seconds))\(word)")
        }
        if let told = window.reportedAt { console.line("reported", RemoteText.time(told)) }
    }

    static func sentence(_ window: WindowDocument) -> String {
        guard let first = window.spans.first, let last = window.spans.last else {
            return "\(window.instance) cannot be brought back to any time yet"
        }
        let end = last.isOpen ? "now" : RemoteText.time(last.end)
        let gaps = window.gaps.isEmpty ? "" : ", but for \(CountText.of(UInt64(window.gaps.count), "gap"))"
        return
            "\(window.instance) can be brought back to any second from \(RemoteText.time(first.start)) to \(end)\(gaps)"
    }
}
