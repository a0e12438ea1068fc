import ArgumentParser
internal import Core

/// `tidemark stream`: the log.
struct StreamCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream",
        abstract: "Archives a server's log until it is stopped; continues where the archive ends.")
    static let whenStopped = "the log is archived up to the last line; run the same command again to continue there"

    static let endsWhenStopped = true

    @OptionGroup var source: SourceOptions
    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("What the instance is called; host:port by default.", valueName: "name"))
    var instance: String?
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        throw TidemarkError(.internalDefect, "stream is not wired yet", hint: "wait")
    }
}
