import ArgumentParser
internal import Core
internal import Engine

/// Where events wait that the repository does not take.
struct SpoolCommandOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where events wait, encrypted, that the repository does not take; a local folder.", valueName: "folder"))
    var spool: String?

    @Option(help: ArgumentHelp("The most they may take there, such as 4GB.", valueName: "size"))
    var spoolLimit: String?

    /// Throws `usage.invalid`.
    func options() throws -> SpoolOptions {
        let limit = try spoolLimit.map { try ByteCount(parsing: $0).bytes } ?? SpoolOptions.defaultLimit
        guard limit >= SpoolOptions.leastLimit else {
            throw TidemarkError(
                .usage, "--spool-limit must be at least \(ByteCount(SpoolOptions.leastLimit)).",
                hint: "A good choice is what the source writes in the longest outage to be sat out.")
        }
        return SpoolOptions(folder: spool.map(FilePath.absolute) ?? Self.defaultFolder, limit: limit)
    }

    /// Below the user's state folder (XDG), or the system's where the account has no home.
    private static var defaultFolder: String {
        if let state = Environment.text("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/tidemark/spool" }
        if let home = Environment.text("HOME"), home.hasPrefix("/"), home != "/" {
            return home + "/.local/state/tidemark/spool"
        }
        return "/var/lib/tidemark/spool"
    }
}
