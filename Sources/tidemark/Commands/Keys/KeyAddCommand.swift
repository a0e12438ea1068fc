import ArgumentParser
internal import Core
internal import Repository

/// `tidemark key add`: one more key for a repository.
struct KeyAddCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Adds a key file, a passphrase or a key in a KMS or HSM that opens the repository.")
    static let whenStopped = "run key list to see whether the new key is there"

    @OptionGroup var repository: RepositoryOptions
    @OptionGroup var newKey: NewKeyOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let repository = try await repository.open(console)
        let slot = try await newKey.use(console) { try await repository.addKeySlot($0) }
        console.line("done", "slot \(slot.slot) opens the repository, too")
        console.object(KeyObjects.slot("done", slot))
    }
}
