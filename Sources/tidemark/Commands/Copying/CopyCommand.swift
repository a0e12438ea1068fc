import ArgumentParser
internal import Core
internal import Repository

/// `tidemark copy`: bases and log in a second repository.
struct CopyCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copies instances to another repository, of another kind and with its own key; only what is new.")
    static let whenStopped = "run the same command again: it copies what is still missing"

    @OptionGroup var sides: CopySideOptions

    @Option(help: ArgumentHelp("Copy this instance only; may be repeated.", valueName: "name"))
    var instance: [String] = []

    @Option(
        help: ArgumentHelp(
            "Copy what restore points from this time on need, such as \"2026-11-22 11:00:00Z\".", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Copy what restore points up to this time need.", valueName: "time"))
    var until: String?

    @OptionGroup var merge: MergeOptions

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let selection = CopySelection(
            since: try since.map(Timestamp.init(parsing:)), until: try until.map(Timestamp.init(parsing:)))
        let policy = try merge.policy()
        let source = try await sides.openSource(console)
        let target = try await sides.openTarget(console)
        let start = ContinuousClock.now
        var total = CopyReport()
        for instance in try await CopyText.chosen(instance, in: source) {
            let name = try await instance.record.name
            let copy = try await InstanceCopy.open(instance, in: target, selection: selection) { report in
                console.live(Console.labelled("copy", "\(name): \(CopyText.done(report))"))
            }
            try await copy.run()
            if let policy { try await copy.mergeLog(policy) }
            let report = await copy.report
            console.live("")
            for note in report.notes { console.line("note", note) }
            console.line("copy", "\(name): \(CopyText.done(report))")
            console.object(CopyText.object("copied", name, report))
            total.add(report)
        }
        let seconds = (ContinuousClock.now - start).seconds
        console.line("done", "\(CopyText.done(total)), \(DurationText.of(seconds: seconds))")
        console.object(
            CopyText.object("done", nil, total).appending([.init(name: "seconds", value: .seconds(seconds))]))
    }
}
