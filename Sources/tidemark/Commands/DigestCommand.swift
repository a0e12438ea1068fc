import ArgumentParser
internal import Core

/// `tidemark digest`: rows and digest of every table.
struct DigestCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Counts and digests the rows of every table of a server.")
    static let whenStopped = "nothing was changed; run it again"

    @OptionGroup var source: SourceOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        throw TidemarkError(.internalDefect, "digest is not wired yet", hint: "wait")
    }
}
