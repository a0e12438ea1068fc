import ArgumentParser
internal import Core
internal import Repository

/// `tidemark merge`: small segments of the log become large objects.
struct MergeCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Merges the small segments of the log into large objects; a running stream does so by itself.")
    static let whenStopped = "run the same command again: it goes on where it was"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("Merge the log of this instance only.", valueName: "name"))
    var instance: String?

    @OptionGroup var merge: MergeOptions

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        guard let policy = try merge.policy() else { return }
        let repository = try await repository.open(console)
        var instances: [(name: String, instance: InstanceRepository)] = []
        if let instance {
            instances = [(instance, try await repository.existing(instance))]
        } else {
            for record in try await repository.instances() {
                instances.append((record.name, repository.instance(of: record)))
            }
        }
        for (name, instance) in instances {
            let report = try await instance.mergeLog(policy: policy) { report in
                console.live(Console.labelled("merge", MergeText.done(report)))
            }
            console.live("")
            for note in report.notes { console.line("note", note) }
            console.line("merge", "\(name): \(MergeText.done(report))")
            console.object([
                "event": "merged", "instance": .string(name), "objects": .unsigned(report.objects),
                "segments": .unsigned(report.segments), "removed": .unsigned(report.removed),
                "bytesBefore": .unsigned(report.bytesBefore), "bytesAfter": .unsigned(report.bytesAfter),
                "notes": .array(report.notes.map { .string($0) }),
            ])
        }
    }
}
