import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// `tidemark tier`: storage classes by age.
struct TierCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "tier", abstract: "Moves old bases and log to cheaper storage classes.")
    static let whenStopped = "what was moved stays moved; run the same command again to move the rest"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("Only this instance.", valueName: "name"))
    var instance: String?

    @Option(
        help: ArgumentHelp("Chunks that no younger base needs, such as 30d=STANDARD_IA; repeatable.", valueName: "rule")
    )
    var baseAfter: [String] = []

    @Option(help: ArgumentHelp("The log from that age on; repeatable.", valueName: "rule"))
    var logAfter: [String] = []

    @Flag(help: "Keep the rules in the repository, for runs without any.")
    var save = false

    @Flag(help: "Only say what would be moved.")
    var dryRun = false

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let given = try rules()
        let repository = try await repository.open(console)
        _ = try repository.store.requireControls()
        let policy = try await policy(repository, given)
        if save, !dryRun { try await repository.setTierPolicy(policy) }
        for record in try await repository.instances() where instance.map({ $0 == record.name }) ?? true {
            let tierer = Tierer(repository.instance(of: record), policy: policy)
            let plan =
                dryRun
                ? try await tierer.plan()
                : try await tierer.run { progress in
                    console.live("tier     \(progress.done) of \(progress.total) objects")
                }
            console.live("")
            for line in TierText.lines(plan, dryRun: dryRun) { console.line(record.name, line) }
            console.object(TierText.object(plan, instance: record.name, dryRun: dryRun))
        }
        if let instance { _ = try await repository.existing(instance) }
    }

    private func rules() throws(TidemarkError) -> [TierRule] {
        var rules: [TierRule] = []
        for (part, texts) in [(TierRule.Part.base, baseAfter), (.log, logAfter)] {
            for text in texts {
                guard let rule = TierRule(part, parsing: text) else {
                    throw TidemarkError(.usage, "\"\(text)\" is no rule", hint: "write it like 30d=STANDARD_IA")
                }
                rules.append(rule)
            }
        }
        return rules
    }

    private func policy(_ repository: Repository, _ given: [TierRule]) async throws -> TierPolicy {
        if !given.isEmpty { return TierPolicy(rules: given) }
        guard !save, let stored = try await repository.tierPolicy() else {
            throw TidemarkError(
                .usage, "no rule is given, and none is kept in the repository",
                hint: "give --base-after 30d=STANDARD_IA, for example, and --save to keep it")
        }
        return stored
    }
}
