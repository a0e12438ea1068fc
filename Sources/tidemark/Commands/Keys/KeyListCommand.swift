import ArgumentParser
internal import Core
internal import Repository

/// `tidemark key list`: the key slots of a repository.
struct KeyListCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows what opens a repository.")
    static let whenStopped = "nothing was changed; run the same command again"

    @OptionGroup var repository: RepositoryOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let repository = try await repository.open(console)
        let slots = try await repository.keySlots()
        var table = TextTable([
            ("SLOT", .left), ("KIND", .left), ("EPOCH", .right), ("LABEL", .left), ("MADE (UTC)", .left),
        ])
        for slot in slots {
            console.object(KeyObjects.slot("slot", slot))
            table.add([
                slot.slot, slot.isUsable ? slot.kind : "cannot be used", "\(slot.epoch)", slot.label,
                slot.createdAt?.description ?? "",
            ])
        }
        for line in table.lines { console.line(line) }
        for slot in slots where slot.isUsable && slot.epoch < repository.epoch {
            console.notice("slot \(slot.slot) does not open what was written since epoch \(slot.epoch + 1) began")
        }
        for slot in slots where slot.isUsable && !slot.hasRecipient && slot.epoch == repository.epoch {
            console.notice("slot \(slot.slot) cannot be given the key of a new epoch; renew it with key rotate --slot")
        }
    }
}
