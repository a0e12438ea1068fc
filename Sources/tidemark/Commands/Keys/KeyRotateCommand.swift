import ArgumentParser
internal import Core
internal import Repository

/// `tidemark key rotate`: a new key in the place of an old one.
struct KeyRotateCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Puts a new key file or passphrase in the place of a key slot; what is stored is not rewritten.")
    static let whenStopped = "run key list: the old slot goes only when the new one is there"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("The slot to replace, as key list shows it.", valueName: "id"))
    var slot: String

    @OptionGroup var newKey: NewKeyOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let repository = try await repository.open(console)
        guard try await repository.keySlots().contains(where: { $0.slot == slot }) else {
            throw TidemarkError(
                .keySlot, "the repository has no key slot \"\(slot)\"", hint: "tidemark key list shows them")
        }
        let new = try await newKey.use(console) { try await repository.addKeySlot($0) }
        try await repository.removeKeySlot(slot)
        console.line("done", "slot \(new.slot) has taken the place of \(slot)")
        console.object(KeyObjects.slot("done", new))
    }
}
