import ArgumentParser
internal import Core

/// `tidemark check`: every prerequisite, met or not.
struct CheckCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Looks at everything a backup needs of a server, and says how to mend what is missing.")
    static let whenStopped = "nothing was changed; run it again"

    @OptionGroup var source: SourceOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        throw TidemarkError(.internalDefect, "check is not wired yet", hint: "wait")
    }
}
