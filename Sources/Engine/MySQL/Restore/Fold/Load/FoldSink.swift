internal import Core
internal import Repository

/// What becomes of one table while it is loaded, over all connections: the digest of what is written, and the base's rows
/// that a filter could not tell from changed ones, or, without a key, those like changed ones.
actor FoldSink {
    /// Of all rows written so far.
    private(set) var tally = TableDigest()
    private var aside: TableFold
    private var file: ScratchFile?
    private let limit: Int
    private let folder: String

    /// - Parameters:
    ///   - isCounting: rows have no key.
    ///   - limit: bytes of memory the rows put aside may take.
    init(isCounting: Bool, limit: Int, folder: String) {
        aside = TableFold(isCounting: isCounting)
        self.limit = limit
        self.folder = folder
    }

    /// Takes note of rows about to be written.
    func add(_ written: TableDigest) { tally.add(written) }

    /// Puts rows of the base aside until all that changed is known to have been met.
    func put(_ rows: [Range<Int>], of bytes: [UInt8], _ keys: FoldKeyReader) throws {
        var scratch: [UInt8] = []
        try bytes.withUnsafeBytes { buffer in
            for range in rows {
                let row = UnsafeRawBufferPointer(rebasing: buffer[range])
                if aside.isCounting {
                    aside.add(row, 1)
                } else {
                    try keys.withKey(of: row, &scratch) { _ = aside.set($0, row) }
                }
            }
        }
        guard aside.memory > limit else { return }
        let file = try self.file ?? ScratchFile(in: folder)
        self.file = file
        try aside.spill(to: file)
    }

    /// What was put aside; nothing is from then on.
    func takeAside() -> TableFold {
        defer { aside = TableFold(isCounting: aside.isCounting) }
        return aside
    }
}
