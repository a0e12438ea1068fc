import ArgumentParser
internal import Core
internal import Repository

/// `tidemark key rotate`: a new key in the place of an old one, or a new key of the repository itself.
struct KeyRotateCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Puts a new key in the place of a key slot, or begins a new epoch; what is stored is not rewritten.")
    static let whenStopped = "run key list: it shows the slots and the epoch of each; run the same command again"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("The slot to replace, as key list shows it.", valueName: "id"))
    var slot: String?

    @Flag(help: "Make a new key of the repository, for everything written from now on, and give it to every slot.")
    var repositoryKey = false

    @Flag(help: "With --repository-key: remove the slots that cannot be given the new key.")
    var dropSlots = false

    @OptionGroup var newKey: NewKeyOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        switch (slot, repositoryKey) {
        case (let slot?, false) where !dropSlots: try await rotate(slot, console)
        case (nil, true) where !newKey.isGiven: try await rotateRepositoryKey(console)
        default:
            throw TidemarkError(
                .usage, "either one slot is rotated or the repository's key",
                hint: "give --slot ID and a new key, or --repository-key (with --drop-slots where wanted) alone")
        }
    }

    private func rotate(_ slot: String, _ console: Console) async throws {
        let repository = try await repository.open(console)
        guard try await repository.keySlots().contains(where: { $0.slot == slot }) else {
            throw TidemarkError(
                .keySlot, "the repository has no key slot \"\(slot)\"", hint: "tidemark key list shows them")
        }
        let new = try await newKey.use(console) { try await repository.addKeySlot($0) }
        try await repository.removeKeySlot(slot)
        console.line("done", "slot \(new.slot) has taken the place of \(slot)")
        console.object(KeyObjects.slot("done", new))
    }

    private func rotateRepositoryKey(_ console: Console) async throws {
        let repository = try await repository.open(console)
        let rotation = try await repository.rotateRepositoryKey(dropsSlots: dropSlots)
        for slot in rotation.slots {
            console.line("given", "\(slot.slot) \(slot.kind) \(slot.label)")
            console.object(KeyObjects.slot("given", slot))
        }
        for slot in rotation.dropped {
            console.line("removed", slot)
            console.object(["event": "removed", "slot": .string(slot)])
        }
        for slot in rotation.late {
            console.warning(
                "slot \(slot) was added meanwhile and does not open what is written from now on; rotate it with key "
                    + "rotate --slot \(slot)")
        }
        console.line("done", "epoch \(rotation.epoch) has begun; what was written before keeps its key")
        console.notice("commands that are running go on in the old epoch until they are started again")
        console.object(["event": "done", "epoch": .integer(Int64(rotation.epoch))])
    }
}
