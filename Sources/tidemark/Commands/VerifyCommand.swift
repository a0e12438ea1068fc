import ArgumentParser
internal import Core

/// `tidemark verify`: whether everything stored is whole.
struct VerifyCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Reads a whole repository back and checks every byte of it.")
    static let whenStopped = "nothing was changed; run it again"

    @OptionGroup var repository: RepositoryOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        throw TidemarkError(.internalDefect, "verify is not wired yet", hint: "wait")
    }
}
