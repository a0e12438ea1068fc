import ArgumentParser
internal import Core
internal import Engine
internal import Repository

/// `tidemark digest`: rows and digest of every table.
struct DigestCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Counts and digests the rows of every table of a server.")
    static let whenStopped = "nothing was changed; run the same command again"

    @OptionGroup var source: SourceOptions
    @OptionGroup var filter: FilterOptions

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let (include, exclude) = try filter.patterns()
        let printer = ProgressPrinter(console, quiet: [.list, .prove, .read])
        let job = DigestJob(
            server: try source.access(console),
            selects: { TablePattern.selects($0, include: include, exclude: exclude) }, progress: printer)
        let results = try await job.run()
        let seconds = ProgressPrinter.object(printer.finish())
        var table = TextTable([("TABLE", .left), ("ROWS", .right), ("DIGEST", .left)])
        var rows: UInt64 = 0
        for result in results {
            table.add([
                result.table.description, CountText.grouped(result.digest.rows), result.digest.sumText,
            ])
            console.object([
                "event": "table", "table": .string(result.table.description), "schema": .string(result.table.schema),
                "name": .string(result.table.name), "rows": .unsigned(result.digest.rows),
                "digest": .string(result.digest.sumText),
            ])
            rows += result.digest.rows
        }
        for line in table.lines where !table.isEmpty { console.line(line) }
        console.line("\(CountText.of(UInt64(results.count), "table")), \(CountText.of(rows, "row"))")
        console.object([
            "event": "done", "tables": .integer(Int64(results.count)), "rows": .unsigned(rows), "seconds": seconds,
        ])
    }
}
