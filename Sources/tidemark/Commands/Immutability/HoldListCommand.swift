import ArgumentParser
internal import Core
internal import Repository

/// `tidemark hold list`: every hold.
struct HoldListCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Shows all holds of a repository.")
    static let whenStopped = "nothing was changed; run the same command again"

    @OptionGroup var repository: RepositoryOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let repository = try await repository.open(console)
        var table = TextTable([
            ("HOLD", .left), ("INSTANCE", .left), ("ON", .left), ("SET (UTC)", .left), ("BY", .left), ("LABEL", .left),
        ])
        for record in try await repository.instances() {
            for hold in try await repository.instance(of: record).holds() {
                console.object(HoldText.object("hold", hold, instance: record.name))
                table.add([
                    hold.id, record.name, HoldText.what(hold), hold.createdAt.description,
                    hold.isEnforced ? "store" : "Tidemark alone", hold.label,
                ])
            }
        }
        for line in table.isEmpty ? ["no hold is set"] : table.lines { console.line(line) }
    }
}
