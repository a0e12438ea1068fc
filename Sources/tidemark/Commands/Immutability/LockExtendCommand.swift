import ArgumentParser
internal import Core
internal import Repository

/// `tidemark lock extend`: everything locked as if it were written now.
struct LockExtendCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "Locks all that is stored as if it were written now.")
    static let whenStopped = "what was locked stays so; run the same command again to lock the others"

    @OptionGroup var repository: RepositoryOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let repository = try await repository.open(console)
        guard let policy = try await repository.lockPolicy(), !policy.isOff else {
            throw TidemarkError(
                .lockRefused, "nothing of this repository is locked", hint: "set a lock with tidemark lock set")
        }
        let count = try await repository.applyLock(progress: LockText.live(console))
        console.live("")
        console.line("done", "\(CountText.of(UInt64(count), "object")); \(LockText.sentence(policy))")
        console.object(
            LockText.object("done", policy).appending([.init(name: "objects", value: .integer(Int64(count)))]))
    }
}
