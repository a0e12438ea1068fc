import ArgumentParser
internal import Core

/// `tidemark init`: a repository and its key.
struct InitCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes a repository, and its key file where there is none.")
    static let whenStopped = "run it again: a repository that is half made is refused or completed, never overwritten"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("What the repository calls itself; the folder's name by default.", valueName: "name"))
    var name: String?
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        throw TidemarkError(.internalDefect, "init is not wired yet", hint: "wait")
    }
}
