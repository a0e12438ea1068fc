import ArgumentParser
internal import Core
internal import Repository

/// `tidemark verify`: whether everything stored is whole.
struct VerifyCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Reads a whole repository back and checks every byte of it.")
    static let whenStopped = "nothing was changed; run the same command again to begin anew"

    @OptionGroup var repository: RepositoryOptions

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let repository = try await repository.open(console)
        let printer = VerifyPrinter(console)
        let report = try await repository.verify { printer.report($0) }
        console.live("")
        for damage in report.damaged { DamageText.report(damage, console) }
        for note in report.notes { console.line("note", note) }
        console.line(
            report.isIntact ? "done" : "read",
            "\(CountText.of(report.objects, "object")), \(ByteCount(report.bytes)): \(CountText.of(report.bases, "base")), "
                + "\(CountText.of(report.chunks, "chunk")), \(CountText.of(report.segments, "segment"))"
                + (report.isIntact ? "; all intact" : ""))
        console.object([
            "event": "done", "intact": .bool(report.isIntact), "objects": .unsigned(report.objects),
            "bytes": .unsigned(report.bytes), "bases": .unsigned(report.bases), "chunks": .unsigned(report.chunks),
            "segments": .unsigned(report.segments), "damaged": .unsigned(UInt64(report.damaged.count)),
            "notes": .array(report.notes.map { .string($0) }), "seconds": printer.seconds,
        ])
        guard report.isIntact else { throw DamageText.failure(report.damaged.count) }
    }
}
