import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// `tidemark lock set`: another lock from now on.
struct LockSetCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Sets or changes the lock: longer or stricter for all that is stored, else for new objects alone.")
    static let whenStopped = "the new lock holds for new objects; run the same command again to lock the others"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("governance or compliance; the present one by default.", valueName: "mode"))
    var mode: LockModeChoice?

    @Option(help: ArgumentHelp("For so many days every restore point stays.", valueName: "days"))
    var days: Int?

    @Option(help: ArgumentHelp("Lock for so many days more.", valueName: "days"))
    var marginDays: Int?

    @Flag(
        name: .customLong("bypass-governance"),
        help: "Bring what is under governance under compliance; needs the privilege to bypass governance.")
    var bypassesGovernance = false

    @Flag(help: "Lock new objects no more; what is locked stays so.")
    var off = false

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let repository = try await repository.open(console)
        let policy = try await policy(repository)
        let count = try await repository.setLock(
            policy, bypassingGovernance: bypassesGovernance, progress: LockText.live(console))
        console.live("")
        console.line(
            "done", LockText.sentence(policy) + (count > 0 ? "; \(CountText.of(UInt64(count), "object"))" : ""))
        console.object(
            LockText.object("done", policy).appending([.init(name: "objects", value: .integer(Int64(count)))]))
    }

    private func policy(_ repository: Repository) async throws -> LockPolicy {
        if off {
            guard mode == nil, days == nil, marginDays == nil else {
                throw TidemarkError(.usage, "--off stands alone", hint: "leave out --mode and --days")
            }
            return LockPolicy(mode: .governance, days: 0, changedAt: Timestamp.now())
        }
        // A policy that was taken away is set anew, in full.
        var present: LockPolicy?
        if mode == nil || days == nil { present = try await repository.lockPolicy().flatMap { $0.isOff ? nil : $0 } }
        guard let chosenMode = mode?.mode ?? present?.mode, let chosenDays = days ?? present?.days else {
            throw TidemarkError(
                .usage, "nothing is locked yet, so both --mode and --days are needed",
                hint: "give --mode governance --days 30, for example")
        }
        let kept = days == nil || days == present?.days ? present?.marginDays : nil
        return try LockOptions.policy(chosenMode, days: chosenDays, margin: marginDays ?? kept)
    }
}
