import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// `tidemark mirror`: a copy that keeps following.
struct MirrorCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "mirror",
        abstract: "Keeps a second repository up to date until it is stopped: the log within seconds, bases beside it.")
    static let whenStopped = "run the same command again: the mirror goes on where it was"
    static let endsWhenStopped = true

    @OptionGroup var sides: CopySideOptions

    @Option(help: ArgumentHelp("Mirror this instance only; may be repeated.", valueName: "name"))
    var instance: [String] = []

    @Option(
        help: ArgumentHelp("Begin with what restore points from this time on need.", valueName: "time"))
    var since: String?

    @OptionGroup var merge: MergeOptions

    @OptionGroup var output: OutputOptions

    /// Seconds between two looks for new instances.
    private static let discovery = Duration.seconds(30)

    func perform(_ console: Console) async throws {
        let selection = CopySelection(since: try since.map(Timestamp.init(parsing:)))
        let policy = try merge.policy()
        let source = try await sides.openSource(console)
        let target = try await sides.openTarget(console)
        let totals = MirrorTotals(console)
        do {
            try await withThrowingDiscardingTaskGroup { group in
                for repository in [source, target] {
                    let keys = KeyWatch(repository) { totals.note($0, of: repository) }
                    group.addTask { try await keys.run() }
                }
                var followed: Set<String> = []
                var isFailing = false
                while true {
                    do {
                        for instance in try await CopyText.chosen(instance, in: source)
                        where !followed.contains(instance.id) {
                            let mirror = try await mirror(instance, target, selection, policy, totals, console)
                            followed.insert(instance.id)
                            group.addTask { try await mirror.run() }
                        }
                        isFailing = false
                    } catch let error as TidemarkError
                        where !followed.isEmpty && error.code == .storeUnavailable
                    {
                        // What is mirrored already goes on; new instances are looked for again.
                        if !isFailing {
                            console.warning(
                                code: error.code, "New instances cannot be looked for now: \(error.message)",
                                hint: error.hint)
                        }
                        isFailing = true
                    }
                    try await Task.sleep(for: Self.discovery)
                }
            }
        } catch {
            totals.finish()
            guard error is CancellationError || Task.isCancelled else { throw error }
        }
    }

    private func mirror(
        _ instance: InstanceRepository, _ target: Repository, _ selection: CopySelection, _ policy: MergePolicy?,
        _ totals: MirrorTotals, _ console: Console
    ) async throws -> InstanceMirror {
        let name = try await instance.record.name
        let copy = try await InstanceCopy.open(instance, in: target, selection: selection) { report in
            totals.note(name, report)
        }
        return InstanceMirror(copy, merge: policy) { error in
            console.warning(code: error.code, "\(name) is not mirrored now: \(error.message)", hint: error.hint)
        }
    }
}
