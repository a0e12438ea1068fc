internal import Repository

/// Hands out the rows of folded tables, batch by batch, to whichever connection writes next: a large table's rows go over
/// all of them.
actor FoldRows {
    private struct Open {
        let work: FoldLoader.Work
        var merge: FoldMerge
        var batch: FoldBatch
    }

    /// Not begun; the largest last.
    private var waiting: [FoldLoader.Work]
    private var open: [Open] = []

    /// A transaction of the target takes so many bytes, or rows.
    private static let byteLimit = 4 << 20
    private static let rowLimit = 20_000

    init(_ work: [FoldLoader.Work]) {
        waiting = work.sorted { $0.merger.table.fold.weight < $1.merger.table.fold.weight }
    }

    /// The next rows of some table; nil where nothing is left to be begun or given.
    func next() async throws -> (work: FoldLoader.Work, batch: FoldBatch)? {
        while true {
            while var first = open.popLast() {
                guard try first.batch.fill(from: &first.merge, bytes: Self.byteLimit, rows: Self.rowLimit) else {
                    continue
                }
                open.append(first)
                return (first.work, first.batch)
            }
            guard let work = waiting.popLast() else { return nil }
            // Meanwhile others may begin the next table.
            let aside = await work.merger.sink.takeAside()
            let fold = work.merger.table.fold
            open.append(
                Open(work: work, merge: try fold.merged(after: aside), batch: FoldBatch(isCounting: fold.isCounting)))
        }
    }
}
