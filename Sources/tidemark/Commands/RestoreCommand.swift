import ArgumentParser
internal import Core
internal import Engine
internal import ObjectStore
internal import Repository

/// `tidemark restore`: an instance at a moment.
struct RestoreCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Brings an instance back to a moment, on another server.")
    static let whenStopped =
        "what was restored so far stays on the target: run the same command again to continue, or drop it there"

    @OptionGroup var repository: RepositoryOptions

    @Option(
        help: ArgumentHelp("The instance to bring back; needed where the repository holds several.", valueName: "name"))
    var instance: String?

    @Option(
        help: ArgumentHelp(
            "The moment: a time (2026-11-22T11:03:43.9+08:00, \"2026-11-22 11:03:43 Asia/Shanghai\"), a GTID, or latest.",
            valueName: "moment"))
    var to: String?

    @Option(help: ArgumentHelp("Up to but not including this transaction.", valueName: "gtid"))
    var before: String?

    @Option(
        help: ArgumentHelp(
            "Leave this transaction out, as if it had never been; refused where later ones depend on it. Repeatable.",
            valueName: "gtid"))
    var skip: [String] = []

    @OptionGroup var target: TargetOptions

    @Option(help: ArgumentHelp("Only this database; repeatable.", valueName: "name"))
    var database: [String] = []

    @Option(help: ArgumentHelp("Only this table; repeatable.", valueName: "db.table"))
    var table: [String] = []

    @Option(help: ArgumentHelp("Give a database or table another name on the target; repeatable.", valueName: "a=b"))
    var rename: [String] = []

    @Option(help: "What to do with databases and tables that the target has already.")
    var existing = ExistingChoice.refuse

    @Option(help: ArgumentHelp("How many connections load rows.", valueName: "count"))
    var threads = 4

    @Flag(name: .customLong("no-final-check"), help: "Do not read tables the log changed once more to compare them.")
    var noFinalCheck = false

    @Flag(
        name: .customLong("throwaway-target"),
        help: ArgumentHelp(
            "The target holds nothing of value: switch its durability off until the restore is complete, for speed."))
    var throwawayTarget = false

    @OptionGroup var replay: ReplayOptions
    @Flag(help: "Show what would be read, made and replaced, and how long it may take; change nothing.")
    var plan = false

    @OptionGroup var new: NewInstanceOptions
    @OptionGroup var retrieval: RetrievalCommandOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let options = try restoreOptions()
        let choice = try TargetChoice(parsing: target.target)
        _ = try retrieval.options()
        guard choice.isNew || !new.isUsed else {
            throw TidemarkError(
                .usage, "options for a new instance were given, and the target is a server that is there",
                hint: "give --target new:mariadb or new:mysql, or leave them out")
        }
        _ = try new.seconds()
        let repository = try await repository.open(console)
        let instance = try await repository.chosen(instance)
        if plan { return try await show(instance, options, choice, console) }
        guard case .server = choice else {
            return try await NewInstanceRestore(command: self, instance: instance, options: options, console: console)
                .run(choice)
        }
        let (report, seconds) = try await restore(instance, options, to: try target.access(console), console)
        for line in RestoreText.lines(report) { console.line(line) }
        console.object(RestoreText.object(report, seconds: seconds))
        guard report.undone.isEmpty else { throw RestoreText.undone(report) }
    }

    /// The restore itself, with its progress shown; gives the report and the seconds of each phase.
    func restore(
        _ instance: InstanceRepository, _ options: RestoreOptions, to target: ServerAccess, _ console: Console
    ) async throws -> (RestoreReport, JSONValue) {
        let printer = ProgressPrinter(console, quiet: [.check, .finish, .prove])
        let job = RestoreJob(repository: instance, target: target, options: options, progress: printer)
        try await bringWhatIsArchived(options, instance, console)
        let report = try await run(job, instance, console)
        return (report, ProgressPrinter.object(printer.finish()))
    }

    /// `--plan`.
    private func show(
        _ instance: InstanceRepository, _ options: RestoreOptions, _ choice: TargetChoice, _ console: Console
    ) async throws {
        let access = choice.isNew ? nil : try target.access(console)
        let forecast = try await RestoreForecaster(repository: instance, options: options).forecast(target: access)
        if case .new(let flavour) = choice, flavour != forecast.flavour {
            throw TidemarkError(
                .targetUnfit, "The backup is of \(forecast.flavour), and a new \(flavour) was asked for.",
                hint: "Give --target new:\(forecast.flavour.rawValue).")
        }
        for line in PlanText.lines(forecast) { console.line(line) }
        console.object(PlanText.object(forecast, target: target.target))
        if let refusal = forecast.refusal { throw refusal }
    }

    /// For a time it is known beforehand what is read.
    private func bringWhatIsArchived(
        _ options: RestoreOptions, _ instance: InstanceRepository, _ console: Console
    ) async throws {
        guard options.before == nil, options.skip.isEmpty else { return }
        switch options.moment {
        case .latest: try await retrieval.bring(try await instance.restoreNeed(to: nil), of: instance, console)
        case .time(let time): try await retrieval.bring(try await instance.restoreNeed(to: time), of: instance, console)
        case .gtid: break
        }
    }

    /// A transaction is found only by reading the log, from the newest base on back: what is archived is brought back as it is
    /// met.
    private func run(
        _ job: RestoreJob, _ instance: InstanceRepository, _ console: Console
    ) async throws -> RestoreReport {
        var needs: [RestoreNeed]?
        while true {
            do {
                return try await job.run()
            } catch let error as TidemarkError where error.code == .storeArchived {
                var left = if let needs { needs } else { try await instance.restoreNeeds() }
                guard !left.isEmpty else { throw error }
                try await retrieval.bring(left.removeFirst(), of: instance, console)
                needs = left
            }
        }
    }

    private static func gtid(_ text: String) throws(TidemarkError) -> GTID {
        guard let gtid = try RestoreMoment.gtid(parsing: text) else {
            throw TidemarkError(
                .usage, "\"\(text)\" is no GTID",
                hint: "write it as uuid:number (MySQL) or domain-server-number (MariaDB)")
        }
        return gtid
    }

    private func restoreOptions() throws(TidemarkError) -> RestoreOptions {
        var options = RestoreOptions(
            databases: database, existing: existing.policy, threads: threads, finalCheck: !noFinalCheck)
        guard (1...64).contains(threads) else {
            throw TidemarkError(.usage, "--threads must be between 1 and 64", hint: "4 is a good choice")
        }
        switch (to, before) {
        case (nil, nil):
            throw TidemarkError(
                .usage, "the moment to go back to is missing",
                hint: "give --to TIME, --to GTID, --to latest or --before GTID")
        case (_?, _?):
            throw TidemarkError(.usage, "--to and --before exclude each other", hint: "give one of them")
        case (let to?, nil):
            options.moment = try RestoreMoment(parsing: to)
        case (nil, let before?):
            options.before = try Self.gtid(before)
        }
        options.skip = try skip.map { text throws(TidemarkError) in try Self.gtid(text) }
        for text in table {
            let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw TidemarkError(.usage, "\"\(text)\" is no table", hint: "write it as database.table")
            }
            options.tables.append(TableName(schema: parts[0], name: parts[1]))
        }
        for text in rename { options.renames.append(try RestoreRename(parsing: text)) }
        options.isThrowaway = throwawayTarget
        try replay.apply(to: &options)
        return options
    }
}
