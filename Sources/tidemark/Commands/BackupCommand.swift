import ArgumentParser
internal import Core

/// `tidemark backup`: one base.
struct BackupCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Makes one base of a server while it works, without a lock.")
    static let whenStopped =
        "the tables read so far stay in the repository: run the same command again to continue with the others"

    @OptionGroup var source: SourceOptions
    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("What the instance is called; host:port by default.", valueName: "name"))
    var instance: String?

    @Option(help: ArgumentHelp("How many connections read at a time.", valueName: "count"))
    var threads = 2

    @Option(
        help: ArgumentHelp(
            "Only tables that match this pattern, such as shop.* (* and ? stand for anything); repeatable.",
            valueName: "db.table"))
    var include: [String] = []

    @Option(help: ArgumentHelp("No tables that match this pattern; repeatable.", valueName: "db.table"))
    var exclude: [String] = []

    @Option(help: ArgumentHelp("At most this many bytes a second are read, such as 50MB.", valueName: "rate"))
    var rateLimit: String?
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        throw TidemarkError(.internalDefect, "backup is not wired yet", hint: "wait")
    }
}
