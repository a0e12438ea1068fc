internal import Repository

/// Hands out the rows of one folded table, batch by batch, to whichever connection writes next.
actor FoldRows {
    let work: FoldLoader.Work
    private var merge: FoldMerge?
    private var batch: FoldBatch
    private var isOpening = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// A transaction of the target takes so many bytes, or rows.
    private static let byteLimit = 4 << 20
    private static let rowLimit = 20_000
    /// A connection for every so many rows.
    private static let rowsPerStream = 20_000

    init(_ work: FoldLoader.Work) {
        self.work = work
        batch = FoldBatch(isCounting: work.merger.table.fold.isCounting)
    }

    /// How many connections are worth their while.
    static func streams(_ work: FoldLoader.Work) -> Int { 1 + work.merger.table.fold.weight / rowsPerStream }

    /// The next rows; nil where all are given.
    func next() async throws -> FoldBatch? {
        while isOpening { await withCheckedContinuation { waiting.append($0) } }
        if merge == nil {
            isOpening = true
            defer {
                isOpening = false
                for continuation in waiting { continuation.resume() }
                waiting.removeAll()
            }
            let aside = await work.merger.sink.takeAside()
            merge = try work.merger.table.fold.merged(after: aside)
        }
        guard var merge else { return nil }
        defer { self.merge = merge }
        return try batch.fill(from: &merge, bytes: Self.byteLimit, rows: Self.rowLimit) ? batch : nil
    }
}
