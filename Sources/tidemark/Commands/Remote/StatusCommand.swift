internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark status`: how well the fleet is protected.
struct StatusCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Says how well the instances of a server are protected.")

    @OptionGroup var server: ServerOptions

    @Option(help: ArgumentHelp("Only this project.", valueName: "name"))
    var project: String?

    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let query = project.map { [(name: "project", value: $0)] } ?? []
        let fleet = try await client.get(FleetSummary.self, Routes.summary, query: query)
        try console.document(fleet)
        console.line(Self.sentence(fleet))
        for reason in fleet.reasons {
            console.line("  \(CountText.of(UInt64(reason.count), "instance")): \(reason.name)")
        }
        if fleet.unprotected > 0 {
            console.line("  \(CountText.of(UInt64(fleet.unprotected), "instance")): no plan covers it")
        }
        let jobs = fleet.jobs.map { "\($0.count) \($0.name)" }
        let cost = fleet.costPerMonth > 0 ? "\(fleet.costPerMonth.shortText) \(fleet.currency) a month" : nil
        console.lines(
            RemoteText.facts([
                ("streams", "\(fleet.streaming)"),
                ("behind", fleet.worstRpoSeconds.map { "\(RemoteText.seconds($0)) at most" }),
                ("jobs", jobs.isEmpty ? nil : jobs.joined(separator: ", ")), ("workers", "\(fleet.workers)"),
                ("stored", RemoteText.bytes(fleet.storedBytes)), ("cost", cost),
            ]))
    }

    static func sentence(_ fleet: FleetSummary) -> String {
        guard fleet.instances > 0 else { return "no instance yet: add one with tidemark instance add" }
        let all = CountText.of(UInt64(fleet.instances), "instance")
        return fleet.protected == fleet.instances
            ? "all \(all) can be brought back as their plans say"
            : "\(fleet.protected) of \(all) can be brought back as their plans say"
    }
}
