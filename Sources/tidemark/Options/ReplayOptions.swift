import ArgumentParser
internal import Core
internal import Engine

/// How a restore applies the log.
struct ReplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How the log is applied: sequential, one change after another, or fold, the last state of each row as it is loaded.",
            valueName: "way"))
    var replay = ReplayChoice.fold

    @Option(help: ArgumentHelp("The memory the fold may take, such as 512MB.", valueName: "size"))
    var foldMemory: String?

    @Option(
        help: ArgumentHelp(
            "Where the fold puts, encrypted, what does not fit into its memory; a local folder.", valueName: "folder"))
    var foldFolder: String?

    @Option(
        help: ArgumentHelp(
            "Tables of at least so many rows get their secondary indexes when their rows are there.", valueName: "rows")
    )
    var deferIndexesFrom: UInt64?

    /// Throws `usage.invalid`.
    func apply(to options: inout RestoreOptions) throws(TidemarkError) {
        options.replay = replay.mode
        if let deferIndexesFrom { options.deferIndexesFrom = deferIndexesFrom }
        if let foldMemory {
            let bytes = try ByteCount(parsing: foldMemory).bytes
            guard bytes >= 1 << 20, bytes <= 1 << 40 else {
                throw TidemarkError(
                    .usage, "--fold-memory must be at least \(ByteCount(1 << 20)).", hint: "512MB is a good choice.")
            }
            options.foldMemory = Int(bytes)
        }
        if let foldFolder {
            options.foldFolder = FilePath.absolute(foldFolder)
        } else if let folder = Environment.text("TMPDIR"), folder.hasPrefix("/") {
            options.foldFolder = folder
        }
    }
}
