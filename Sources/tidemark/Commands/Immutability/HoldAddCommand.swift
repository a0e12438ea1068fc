import ArgumentParser
internal import Core
internal import Repository

/// `tidemark hold add`: a hold on a base or a span.
struct HoldAddCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Holds a base, or every restore point of a span, with all they need.")
    static let whenStopped = "the hold is set for Tidemark; add it again to set it on every object in the store"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("The instance; needed where the repository holds several.", valueName: "name"))
    var instance: String?

    @Option(help: ArgumentHelp("The base to hold, as list --instance shows it.", valueName: "base"))
    var base: String?

    @Option(help: ArgumentHelp("The first moment of the span.", valueName: "time"))
    var from: String?

    @Option(help: ArgumentHelp("The last moment of the span.", valueName: "time"))
    var to: String?

    @Option(help: ArgumentHelp("Why: shown wherever the hold keeps something.", valueName: "text"))
    var label = ""

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let span = try span()
        let instance = try await repository.open(console).chosen(instance)
        let hold: Hold
        if let span {
            hold = try await instance.addHold(
                from: span.from, to: span.to, label: label, progress: LockText.live(console))
        } else {
            hold = try await instance.addHold(onBase: base ?? "", label: label, progress: LockText.live(console))
        }
        console.live("")
        HoldText.warnUnlessEnforced(hold, console)
        console.line(
            "done",
            "hold \(hold.id) on \(HoldText.what(hold)): \(CountText.of(UInt64(hold.bases.count), "base")), "
                + "segments \(hold.firstSegment) to \(hold.lastSegment)")
        console.object(HoldText.object("done", hold, instance: try await instance.record.name))
    }

    /// nil for a base.
    private func span() throws(TidemarkError) -> (from: Timestamp, to: Timestamp)? {
        switch (base, from, to) {
        case (_?, nil, nil): return nil
        case (nil, let from?, let to?):
            let span = (from: try Timestamp(parsing: from), to: try Timestamp(parsing: to))
            guard span.from <= span.to else {
                throw TidemarkError(.usage, "--from is after --to", hint: "give the earlier moment to --from")
            }
            return span
        default:
            throw TidemarkError(
                .usage, "what to hold is missing or said twice", hint: "give --base BASE, or --from TIME and --to TIME")
        }
    }
}
