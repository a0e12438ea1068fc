import ArgumentParser
internal import Core

/// `tidemark restore`: an instance at a moment.
struct RestoreCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Brings an instance back to a moment, on another server.")
    static let whenStopped = "the target is half filled: run the same command again to continue, or drop what was made"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("The instance to bring back; needed where the repository holds several.", valueName: "name"))
    var instance: String?

    @Option(
        help: ArgumentHelp(
            "The moment: a time (2026-11-22T11:03:43.9+08:00, \"2026-11-22 11:03:43 Asia/Shanghai\"), a GTID, or latest.",
            valueName: "moment"))
    var to: String?

    @Option(help: ArgumentHelp("Up to but not including this transaction.", valueName: "gtid"))
    var before: String?

    @OptionGroup var target: TargetOptions

    @Option(help: ArgumentHelp("Only this database; repeatable.", valueName: "name"))
    var database: [String] = []

    @Option(help: ArgumentHelp("Only this table; repeatable.", valueName: "db.table"))
    var table: [String] = []

    @Option(help: ArgumentHelp("Give a database or table another name on the target; repeatable.", valueName: "a=b"))
    var rename: [String] = []

    @Option(help: "What to do with databases and tables the target already has.")
    var existing = ExistingChoice.refuse
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        throw TidemarkError(.internalDefect, "restore is not wired yet", hint: "wait")
    }
}
