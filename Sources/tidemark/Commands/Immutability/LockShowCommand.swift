import ArgumentParser
internal import Core
internal import Repository

/// `tidemark lock show`: the policy, and until when bases are locked.
struct LockShowCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows the lock of a repository, and until when its bases are locked.")
    static let whenStopped = "nothing was changed; run the same command again"

    @OptionGroup var repository: RepositoryOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let repository = try await repository.open(console)
        let policy = try await repository.lockPolicy()
        console.line(LockText.sentence(policy))
        console.object(LockText.object("lock", policy))
        var table = TextTable([("INSTANCE", .left), ("BASE", .left), ("LOCKED UNTIL (UTC)", .left)])
        for record in try await repository.instances() {
            for base in try await repository.instance(of: record).lockedBases() {
                table.add([record.name, base.base, base.until.description])
                console.object([
                    "event": "locked", "instance": .string(record.name), "base": .string(base.base),
                    "until": .string(base.until.description),
                ])
            }
        }
        if !table.isEmpty { for line in table.lines { console.line(line) } }
    }
}
