import ArgumentParser
internal import Core
internal import Repository

/// `tidemark prune`: takes away what the rules of retention let go.
struct PruneCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Removes bases and log that no rule keeps, and nothing a kept one needs.")
    static let whenStopped = "what is kept is whole; run the same command again to remove the rest"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("Prune this instance alone.", valueName: "name"))
    var instance: String?

    @OptionGroup var retention: RetentionOptions

    @Option(
        help: ArgumentHelp(
            "A base that was begun and shows no life for so many days is given up.", valueName: "days"))
    var pendingDays = 7

    @Flag(help: "Show what would be removed, and why, and change nothing.")
    var dryRun = false

    @Flag(help: "Also remove bases that cannot be read or restored.")
    var removeDamaged = false

    @Flag(help: "Also remove the newest base where no rule keeps it.")
    var removeLastBase = false

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        guard (0...3650).contains(pendingDays) else {
            throw TidemarkError(.usage, "--pending-days must be between 0 and 3650", hint: "7 is a good choice")
        }
        let options = PruneOptions(
            policy: try retention.policy(), zone: try CalendarZone(parsing: retention.timeZone),
            removesLastBase: removeLastBase, removesDamagedBases: removeDamaged,
            pendingLife: Double(pendingDays) * 86_400)
        let repository = try await repository.open(console)
        var total: UInt64 = 0
        for instance in try await instances(of: repository) {
            let name = try await instance.record.name
            let pruner = Pruner(instance, options: options)
            let plan: PrunePlan
            if dryRun {
                plan = try await pruner.plan()
            } else {
                plan = try await pruner.run { progress in
                    console.live(
                        Console.labelled(
                            "remove", "\(name): \(progress.objectsDone) of \(progress.objectsTotal) objects"))
                }
                console.live("")
            }
            total += plan.bytes
            let text = PruneText(plan: plan, instance: name, isDryRun: dryRun)
            for line in text.lines { console.line(line) }
            for object in text.objects { console.object(object) }
        }
        console.line("done", "\(ByteCount(total)) \(dryRun ? "would be freed; nothing was changed" : "freed")")
        console.object(["event": "done", "dryRun": .bool(dryRun), "freedBytes": .unsigned(total)])
    }

    private func instances(of repository: Repository) async throws -> [InstanceRepository] {
        if let instance { return [try await repository.existing(instance)] }
        return try await repository.instances().map { repository.instance(of: $0) }
    }
}
