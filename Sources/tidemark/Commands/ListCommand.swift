import ArgumentParser
internal import Core

/// `tidemark list`: instances, bases and windows.
struct ListCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows what a repository holds and to which moments one can go back.")
    static let whenStopped = "nothing was changed; run it again"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("Show the bases and windows of this instance.", valueName: "name"))
    var instance: String?
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        throw TidemarkError(.internalDefect, "list is not wired yet", hint: "wait")
    }
}
