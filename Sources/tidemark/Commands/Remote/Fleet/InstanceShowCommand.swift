internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark instance show`.
struct InstanceShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows an instance, how well it is protected, and where it can be brought back to.")

    @Argument(help: ArgumentHelp("The instance.", valueName: "name"))
    var name: String

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let query = project.query
        let instance = try await client.get(InstanceDocument.self, Routes.instance(name), query: query)
        let status = try await client.get(InstanceStatus.self, Routes.instance(name, "status"), query: query)
        let window = try await client.get(WindowDocument.self, Routes.instance(name, "window"), query: query)
        try console.document(instance)
        try console.document(status)
        try console.document(window)
        console.line(Self.sentence(status))
        for reason in status.reasons { console.line("  \(RemoteText.line(reason.text))") }
        console.lines(Self.facts(instance, status))
        for span in window.spans { console.line("window", RemoteText.window(span)) }
        for gap in window.gaps { console.line("gap", "\(RemoteText.time(gap.from)) → \(RemoteText.time(gap.to))") }
    }

    static func sentence(_ status: InstanceStatus) -> String {
        switch status.level {
        case "protected": "\(status.instance) can be brought back as its plan says"
        case "unprotected": "\(status.instance) is covered by no plan"
        default: "\(status.instance) is at risk"
        }
    }

    private static func facts(_ instance: InstanceDocument, _ status: InstanceStatus) -> [String] {
        let base = status.lastBase.map { "\(RemoteText.time($0.convergence)), \(RemoteText.seconds($0.seconds))" }
        let drill = status.lastDrill.map { drill in
            let word = drill.succeeded ? "proven" : "failed"
            return "\(RemoteText.time(drill.endedAt)), \(word), \(RemoteText.seconds(drill.rtoSeconds)) to restore"
        }
        return RemoteText.facts([
            ("server", "\(instance.user)@\(instance.host):\(instance.port), TLS \(instance.tls)"),
            ("site", instance.site), ("plan", status.plan), ("tags", instance.tags.joined(separator: ", ")),
            ("streams", status.isStreaming ? "yes" : "no"),
            ("behind", status.rpoSeconds.map { RemoteText.seconds($0) }),
            ("last base", base), ("next base", status.nextBaseAt.map { RemoteText.time($0) }), ("last drill", drill),
            ("stored", status.storedBytes.map { RemoteText.bytes($0) }),
            ("cost", status.costPerMonth.map { "\($0.shortText) \(status.currency) a month" }),
            ("reported", status.reportedAt.map { RemoteText.time($0) }),
        ])
    }
}
