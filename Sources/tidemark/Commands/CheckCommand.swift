import ArgumentParser
internal import Core
internal import Engine

/// `tidemark check`: every prerequisite, met or not.
struct CheckCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Looks at everything a backup needs of a server, and says how to mend what is missing.")
    static let whenStopped = "nothing was changed; run the same command again"

    @OptionGroup var source: SourceOptions

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let session = try await SourceSession.open(try source.access(console))
        let results: [CheckResult]
        do {
            results = try await Precheck(session).run()
        } catch {
            await session.close()
            throw error
        }
        await session.close()
        for result in results {
            for line in CheckText.lines(result) { console.line(line) }
            console.object(CheckText.object(result))
        }
        let unmet = results.filter { !$0.isMet }
        let required = unmet.filter { $0.severity == .required }
        guard required.isEmpty else {
            throw TidemarkError(
                .checkUnmet, "\(CountText.of(UInt64(required.count), "prerequisite")) of \(results.count) not met",
                hint: required.compactMap(\.mend).first.map { "begin with: \($0)" } ?? "see the lines above")
        }
        console.line(
            "ready",
            unmet.isEmpty
                ? "all \(results.count) met"
                : "\(results.count - unmet.count) of \(results.count) met; what is missing is only recommended")
        console.object([
            "event": "done", "met": .integer(Int64(results.count - unmet.count)), "unmet": .integer(Int64(unmet.count)),
        ])
    }
}
