import ArgumentParser
internal import Core
internal import Repository

/// `tidemark verify`: whether everything stored is whole.
struct VerifyCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Checks a repository: every byte of it, or quickly, or a sample.")
    static let whenStopped = "nothing was changed; run the same command again to begin anew"

    @OptionGroup var repository: RepositoryOptions

    @Flag(help: "Read manifests and indexes alone; of chunks and events see that they are there, and their sizes.")
    var quick = false

    @Option(
        help: ArgumentHelp("Like --quick, and read this part of the chunks and segments whole.", valueName: "percent"))
    var sample: Double?

    @Option(help: ArgumentHelp("Choose the sample of an earlier run again.", valueName: "number"))
    var seed: UInt64?

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let depth = try depth()
        let repository = try await repository.open(console)
        if case .sample(let sample) = depth {
            console.line("sample", "\(sample.percent) % of chunks and segments; again with --seed \(sample.seed)")
        }
        let printer = VerifyPrinter(console)
        let report = try await repository.verify(depth) { printer.report($0) }
        console.live("")
        for damage in report.damaged { DamageText.report(damage, console) }
        for note in report.notes { console.line("note", note) }
        console.line(
            report.isIntact ? "done" : "read",
            "\(CountText.of(report.objects, "object")), \(ByteCount(report.bytes)): \(CountText.of(report.bases, "base")), "
                + "\(CountText.of(report.chunks, "chunk")), \(CountText.of(report.segments, "segment"))"
                + (report.isIntact ? "; all intact" : "") + (depth == .full ? "" : Self.extent(report)))
        console.object([
            "event": "done", "intact": .bool(report.isIntact), "objects": .unsigned(report.objects),
            "bytes": .unsigned(report.bytes), "bases": .unsigned(report.bases), "chunks": .unsigned(report.chunks),
            "segments": .unsigned(report.segments), "depth": .string(depth.name),
            "wholeObjects": .unsigned(report.wholeObjects), "seed": depth.seed.map { .unsigned($0) } ?? .null,
            "lost": .array(report.lost.map { .string($0) }), "damaged": .unsigned(UInt64(report.damaged.count)),
            "notes": .array(report.notes.map { .string($0) }), "seconds": printer.seconds,
        ])
        guard report.isIntact else { throw DamageText.failure(report.damaged.count) }
    }

    private func depth() throws(TidemarkError) -> VerifyDepth {
        guard let sample else {
            guard seed == nil else {
                throw TidemarkError(.usage, "--seed goes with --sample", hint: "give --sample PERCENT as well")
            }
            return quick ? .quick : .full
        }
        guard !quick, sample > 0, sample <= 100 else {
            throw TidemarkError(
                .usage,
                quick ? "--quick and --sample exclude each other" : "--sample takes more than 0 up to 100 percent",
                hint: "see tidemark verify --help")
        }
        return .sample(VerifySample(percent: sample, seed: seed ?? UInt64.random(in: 1...999_999_999)))
    }

    private static func extent(_ report: VerifyReport) -> String {
        "; \(CountText.of(report.wholeObjects, "object")) read whole, of the others name, place and size were checked"
    }
}

extension VerifyDepth {
    fileprivate var name: String {
        switch self {
        case .quick: "quick"
        case .sample: "sample"
        case .full: "full"
        }
    }

    fileprivate var seed: UInt64? {
        guard case .sample(let sample) = self else { return nil }
        return sample.seed
    }
}
