import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// How what lies in an archive class is brought back.
struct RetrievalCommandOptions: ParsableArguments, Sendable {
    @Option(help: "How fast archived objects come back, and how dear: expedited, standard or bulk.")
    var retrievalSpeed = RetrievalSpeedChoice.standard

    @Option(
        help: ArgumentHelp("Days for which copies of archived objects stay readable.", valueName: "days"))
    var retrievalDays = 7

    @Option(help: ArgumentHelp("Wait at most so many hours for archived objects.", valueName: "hours"))
    var retrievalPatience = 72.0

    @Flag(name: .customLong("no-wait"), help: "Ask for archived objects and end, instead of waiting for them.")
    var noWait = false

    /// Throws `usage.invalid`.
    func options() throws(TidemarkError) -> RetrievalOptions {
        guard (1...365).contains(retrievalDays), retrievalPatience > 0, retrievalPatience <= 2400 else {
            throw TidemarkError(
                .usage, "--retrieval-days is 1 to 365, --retrieval-patience more than 0 and at most 2400",
                hint: "7 days and 72 hours are the defaults")
        }
        var options = RetrievalOptions()
        options.days = retrievalDays
        options.speed = retrievalSpeed.speed
        options.patience = retrievalPatience * 3600
        return options
    }

    /// Returns when everything the restore reads can be read. Throws `store.archived` with `--no-wait`, or when the
    /// patience is at its end.
    func bring(_ need: RestoreNeed?, of instance: InstanceRepository, _ console: Console) async throws {
        let retriever = Retriever(instance, options: try options())
        guard let need else { return }
        let archived = try await retriever.archived(for: need)
        guard !archived.isEmpty else { return }
        let asked = try await retriever.ask(archived) { progress in
            console.live("archive  \(progress.done) of \(progress.total) objects looked at")
        }
        console.live("")
        if asked.isReady { return }
        console.line(
            "archive",
            "\(CountText.of(UInt64(asked.total), "object")), \(ByteCount(asked.bytes)), to be brought back; "
                + "\(asked.ready) can be read already")
        console.object(Self.object("retrieval", asked))
        if noWait { throw retriever.pending(asked) }
        try await retriever.wait(for: archived) { progress in
            console.live("archive  \(progress.ready) of \(progress.total) objects can be read")
            console.object(Self.object("progress", progress))
        }
        console.live("")
    }

    private static func object(_ event: String, _ progress: RetrievalProgress) -> JSONValue {
        [
            "event": .string(event), "phase": "retrieve", "objects": .integer(Int64(progress.ready)),
            "totalObjects": .integer(Int64(progress.total)), "totalBytes": .unsigned(progress.bytes),
            "asked": .integer(Int64(progress.asked)),
        ]
    }
}
