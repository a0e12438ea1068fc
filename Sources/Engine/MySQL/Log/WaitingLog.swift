internal import Core
internal import Repository

/// What a spool still holds when a stream begins, checked against the archive it is to be appended to.
struct WaitingLog {
    let entries: [SegmentSpool.Entry]
    /// The newest of them; nil where nothing waits.
    let newest: SegmentIndex?

    /// Looks through the spool and removes what cannot be appended any more: what is stored already, what does not follow
    /// the archive since another stream went on with it, and what lies behind a damaged or missing file.
    static func read(
        _ spool: SegmentSpool, after last: SegmentIndex?, _ progress: any ProgressReporter
    ) async throws -> WaitingLog {
        let stored = last?.sequence ?? 0
        var entries = try await spool.entries()
        let known = entries.filter { $0.sequence <= stored }
        for entry in known { try await spool.remove(entry.sequence) }
        entries.removeFirst(known.count)
        let whole = zip(entries, (stored + 1)...).prefix { $0.sequence == $1 }.count
        try await drop(entries[whole...], of: spool, progress, because: "there is a hole before them")
        entries.removeLast(entries.count - whole)
        if let first = entries.first {
            let index = try await Self.index(first, in: spool, progress)
            if index.map({ follows($0, last) }) != true {
                try await drop(
                    entries[...], of: spool, progress,
                    because: "the archive was continued by another stream, or they are damaged")
                entries = []
            }
        }
        while let entry = entries.last {
            if let newest = try await index(entry, in: spool, progress) {
                progress.report(.note("\(entries.count) segments wait in the spool and are stored first."))
                return WaitingLog(entries: entries, newest: newest)
            }
            try await drop(entries.suffix(1), of: spool, progress, because: "it is damaged")
            entries.removeLast()
        }
        return WaitingLog(entries: [], newest: nil)
    }

    private static func follows(_ index: SegmentIndex, _ last: SegmentIndex?) -> Bool {
        guard let last else { return true }
        return index.run == last.run ? index.start == last.end : index.gapReason != nil
    }

    private static func index(
        _ entry: SegmentSpool.Entry, in spool: SegmentSpool, _ progress: any ProgressReporter
    ) async throws -> SegmentIndex? {
        do {
            return try await spool.read(entry.sequence).index
        } catch let error as TidemarkError where error.code == .spoolDamaged {
            progress.report(.warning(code: .spoolDamaged, message: error.message, hint: error.hint))
            return nil
        }
    }

    private static func drop(
        _ entries: ArraySlice<SegmentSpool.Entry>, of spool: SegmentSpool, _ progress: any ProgressReporter,
        because reason: String
    ) async throws {
        guard !entries.isEmpty else { return }
        for entry in entries { try await spool.remove(entry.sequence) }
        progress.report(.note("\(entries.count) segments of the spool are asked of the source again: \(reason)."))
    }
}
