import ArgumentParser
internal import Core
internal import Engine

/// `tidemark stream`: the log.
struct StreamCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream",
        abstract: "Archives a server's log until it is stopped; continues where the archive ends.")
    static let whenStopped = "run the same command again: the log is continued where the archive ends"
    static let endsWhenStopped = true

    /// Seconds until a store that does not answer is spoken of: what it does not take waits in the spool meanwhile.
    private static let storePatience = 10.0

    @OptionGroup var source: SourceOptions
    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("What the instance is called; host:port by default.", valueName: "name"))
    var instance: String?

    @OptionGroup var spool: SpoolCommandOptions

    @OptionGroup var merge: MergeOptions

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let spool = try spool.options()
        let merge = try merge.policy()
        LargeBlocks.giveBackAtOnce()
        let repository = try await repository.open(console, patience: Self.storePatience)
        let printer = ProgressPrinter(console, quiet: [.stream], plainInterval: .seconds(60))
        let job = StreamJob(
            access: try source.access(console), repository: repository,
            options: StreamOptions(instanceName: instance, spool: spool, merge: merge), progress: printer)
        do {
            try await job.run()
        } catch {
            _ = printer.finish()
            throw error
        }
        let counters = printer.counters
        let seconds = printer.finish().reduce(0) { $0 + $1.seconds }
        let through = counters.confirmedThrough.map { ", stored through \($0)" } ?? ""
        console.line("stream", PhaseText.ended(counters, seconds: seconds) + through)
        console.line("done", "stopped; run the same command again to continue where the archive ends")
        console.object(
            JSONValue.object([.init(name: "event", value: "done")]).appending(counters.members)
                .appending([.init(name: "seconds", value: .seconds(seconds))]))
    }
}
