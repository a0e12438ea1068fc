internal import Core

/// Keys or rows of one epoch that are written together; made once and filled again and again.
struct EpochBatch {
    private(set) var bytes: [UInt8] = []
    private(set) var rows: [Range<Int>] = []
    /// How often each of `rows` is to be deleted; empty where each is one row.
    private(set) var numbers: [Int64] = []
    /// Where the next batch begins.
    private(set) var entries: Int
    private(set) var copies: Int64
    /// A row without a key of which more are to be written than a batch takes.
    private var repeated: [UInt8] = []
    private var missing: Int64 = 0

    private let isCounting: Bool
    private static let byteLimit = 4 << 20
    private static let rowLimit = 5_000

    init(isCounting: Bool, from place: EpochRecord.Writing) {
        self.isCounting = isCounting
        entries = place.entries
        copies = place.copies
    }

    private var isFull: Bool { bytes.count >= Self.byteLimit || rows.count >= Self.rowLimit }

    /// Takes what is to be deleted of the next entries; false behind the last.
    mutating func fillDeletions(from merge: inout FoldMerge) throws -> Bool {
        clear()
        var passed = 0
        let isCounting = self.isCounting
        while !isFull {
            let step: Void? = try merge.nextMarked { key, image, wasThere in
                passed += 1
                if isCounting {
                    let number = FoldCount.read(image)
                    guard number < 0 else { return }
                    append(key)
                    numbers.append(-number)
                } else if wasThere {
                    append(key)
                }
            }
            if step == nil { break }
        }
        entries += passed
        return passed > 0
    }

    /// Takes what is to be inserted of the next entries; false behind the last.
    mutating func fillInsertions(from merge: inout FoldMerge) throws -> Bool {
        clear()
        var isMoved = false
        let isCounting = self.isCounting
        while !isFull {
            if missing > 0 {
                repeatRow()
                isMoved = true
                continue
            }
            let step: Void? = try merge.next { key, image in
                guard isCounting else {
                    entries += 1
                    if let image { append(image) }
                    return
                }
                missing = max(0, FoldCount.read(image) - copies)
                if missing == 0 {
                    entries += 1
                    copies = 0
                } else {
                    repeated = [UInt8](key)
                }
            }
            if step == nil { break }
            isMoved = true
        }
        return isMoved
    }

    private mutating func repeatRow() {
        let row = repeated
        while missing > 0, !isFull {
            row.withUnsafeBytes { append($0) }
            missing -= 1
            copies += 1
        }
        guard missing == 0 else { return }
        entries += 1
        copies = 0
    }

    private mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ row: UnsafeRawBufferPointer) {
        rows.append(bytes.count..<(bytes.count + row.count))
        bytes.append(contentsOf: row)
    }
}
