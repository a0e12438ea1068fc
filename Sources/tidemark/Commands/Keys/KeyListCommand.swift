import ArgumentParser
internal import Core
internal import Repository

/// `tidemark key list`: the key slots of a repository.
struct KeyListCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows what opens a repository.")
    static let whenStopped = "nothing was changed; run the same command again"

    @OptionGroup var repository: RepositoryOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let slots = try await repository.open(console).keySlots()
        var table = TextTable([("SLOT", .left), ("KIND", .left), ("LABEL", .left), ("MADE (UTC)", .left)])
        for slot in slots {
            console.object(KeyObjects.slot("slot", slot))
            table.add([
                slot.slot, slot.isUsable ? slot.kind : "cannot be used", slot.label, slot.createdAt?.description ?? "",
            ])
        }
        for line in table.lines { console.line(line) }
    }
}
