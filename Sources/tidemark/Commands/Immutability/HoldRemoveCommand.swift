import ArgumentParser
internal import Core
internal import Repository

/// `tidemark hold remove`: what was held may go again.
struct HoldRemoveCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Lifts a hold; what another hold needs stays held.")
    static let whenStopped = "the hold is still set for Tidemark; run the same command again to lift it"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("The instance; needed where the repository holds several.", valueName: "name"))
    var instance: String?

    @Option(help: ArgumentHelp("The hold to lift, as hold list shows it.", valueName: "id"))
    var hold: String

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let instance = try await repository.open(console).chosen(instance)
        try await instance.removeHold(hold, progress: LockText.live(console))
        console.live("")
        console.line("done", "hold \(hold) is lifted")
        console.object(["event": "done", "hold": .string(hold)])
    }
}
