internal import CXXHash
internal import Core
internal import Repository

/// Rows of a merge that are written together; made once and filled again and again.
struct FoldBatch {
    private(set) var bytes: [UInt8] = []
    private(set) var rows: [Range<Int>] = []
    private(set) var digest = TableDigest()
    /// A row without a key that is there more often than fits into one batch, and how often still.
    private var repeated: [UInt8] = []
    private var copies: Int64 = 0
    private let isCounting: Bool

    init(isCounting: Bool) { self.isCounting = isCounting }

    /// Takes the next rows that are there; false where none is left. Throws `restore.diverged` where the log takes away
    /// rows that are not there.
    mutating func fill(from merge: inout FoldMerge, bytes limit: Int, rows rowLimit: Int) throws -> Bool {
        bytes.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
        digest = TableDigest()
        while bytes.count < limit, rows.count < rowLimit {
            if copies > 0 {
                copies -= 1
                let row = repeated
                row.withUnsafeBytes { append($0) }
            } else if try merge.next({ key, image in try take(key, image) }) == nil {
                break
            }
        }
        return !rows.isEmpty
    }

    private mutating func take(_ key: UnsafeRawBufferPointer, _ image: UnsafeRawBufferPointer?) throws {
        guard let image else { return }
        guard isCounting else { return append(image) }
        copies = FoldCount.read(image)
        guard copies >= 0 else {
            throw TidemarkError(
                .restoreDiverged, "The log takes away rows of a table without a key that the base does not have.",
                hint: "Run tidemark verify, report this, and restore with --replay sequential.")
        }
        if copies > 0 { repeated = [UInt8](key) }
    }

    private mutating func append(_ row: UnsafeRawBufferPointer) {
        rows.append(bytes.count..<(bytes.count + row.count))
        bytes.append(contentsOf: row)
        let hash = XXH3_128bits(row.baseAddress, row.count)
        digest.addRow(high: hash.high64, low: hash.low64)
    }
}
