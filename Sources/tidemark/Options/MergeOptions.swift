import ArgumentParser
internal import Core
internal import Repository

/// When small segments of the log are merged.
struct MergeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Merge so many segments of the log into one object (2 to 1000; 0 never); 600 by default.",
            valueName: "number"))
    var mergeSegments: Int?

    /// nil where nothing is to be merged. Throws `usage.invalid`.
    func policy() throws(TidemarkError) -> MergePolicy? {
        guard let mergeSegments else { return MergePolicy() }
        guard mergeSegments == 0 || (2...1000).contains(mergeSegments) else {
            throw TidemarkError(
                .usage, "--merge-segments must be 0 or from 2 to 1000",
                hint: "600, the default, makes a few hundred objects a day")
        }
        return mergeSegments == 0 ? nil : MergePolicy(segments: mergeSegments)
    }
}
