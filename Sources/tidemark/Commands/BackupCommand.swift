import ArgumentParser
internal import Core
internal import Engine
internal import Repository

/// `tidemark backup`: one base.
struct BackupCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Makes one base of a server while it works, without a lock.")
    static let whenStopped =
        "the tables that were read stay in the repository: run the same command again to continue with the others"

    @OptionGroup var source: SourceOptions
    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("What the instance is called; host:port by default.", valueName: "name"))
    var instance: String?

    @Option(help: ArgumentHelp("How many connections read at a time.", valueName: "count"))
    var threads = 2

    @OptionGroup var filter: FilterOptions

    @Option(
        help: ArgumentHelp("At most this many bytes of rows are read in a second, such as 50MB.", valueName: "rate"))
    var rateLimit: String?

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let (include, exclude) = try filter.patterns()
        guard (1...64).contains(threads) else {
            throw TidemarkError(.usage, "--threads must be between 1 and 64", hint: "2 is a good choice")
        }
        let options = BackupOptions(
            threads: threads, include: include, exclude: exclude, rateLimit: try rateLimit.map(ByteRate.init(parsing:)),
            instanceName: instance)
        let repository = try await repository.open(console)
        let printer = ProgressPrinter(console, quiet: [.check, .list])
        let job = BackupJob(
            access: try source.access(console), repository: repository, options: options, progress: printer)
        let base: BaseManifest
        do {
            base = try await job.run()
        } catch {
            _ = printer.finish()
            throw error
        }
        let seconds = printer.finish()
        for line in BackupText.lines(base, seconds) { console.line(line) }
        console.object(BackupText.object(base, ProgressPrinter.object(seconds)))
    }
}
