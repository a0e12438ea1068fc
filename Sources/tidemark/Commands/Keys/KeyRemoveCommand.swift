import ArgumentParser
internal import Core
internal import Repository

/// `tidemark key remove`: a key that opens the repository no longer.
struct KeyRemoveCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Removes a key slot. Whoever kept a copy of the slot and has its key can still read what was stored.")
    static let whenStopped = "run key list to see whether the slot is still there"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("The slot to remove, as key list shows it.", valueName: "id"))
    var slot: String

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        try await repository.open(console).removeKeySlot(slot)
        console.line("done", "slot \(slot) is removed")
        console.object(["event": "done", "slot": .string(slot)])
    }
}
