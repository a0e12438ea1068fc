import ArgumentParser
internal import Core
internal import Repository

/// `tidemark list`: instances, bases and windows.
struct ListCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows what a repository holds and to which moments one can go back.")
    static let whenStopped = "nothing was changed; run the same command again"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("Show the bases and windows of this instance.", valueName: "name"))
    var instance: String?

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let repository = try await repository.open(console)
        var listed: [ListedInstance] = []
        if let instance {
            listed = [try await ListedInstance.read(try await repository.existing(instance))]
        } else {
            for record in try await repository.instances() {
                listed.append(try await ListedInstance.read(repository.instance(of: record)))
            }
        }
        for object in listed.map(ListObjects.instance) { console.object(object) }
        if instance != nil {
            for object in listed.flatMap(ListObjects.details) { console.object(object) }
            for line in listed.flatMap(ListText.detail) { console.line(line) }
        } else if listed.isEmpty {
            console.line("no instance yet: run tidemark backup or tidemark stream")
        } else {
            for line in ListText.overview(listed) { console.line(line) }
        }
        try reportDamage(listed.flatMap(\.listing.damaged), console)
    }

    /// What could not be read is not passed over: the listing is shown, and the command fails.
    private func reportDamage(_ damaged: [DamagedObject], _ console: Console) throws(TidemarkError) {
        guard !damaged.isEmpty else { return }
        for damage in damaged { DamageText.report(damage, console) }
        throw DamageText.failure(damaged.count)
    }
}
