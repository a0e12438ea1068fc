/// The rows of one event in canonical form. Made once and filled again and again.
package struct DecodedRows: Sendable {
    package internal(set) var kind: RowsEvent.Kind = .insert
    /// Framed rows: `[u32 length][row]`. For an update before and after images alternate.
    /// Only the first `byteCount` bytes are of this event: the memory is kept from event to event.
    package internal(set) var bytes: [UInt8] = []
    package internal(set) var byteCount = 0
    /// The place in `bytes` of each row without its length, in the same order.
    package internal(set) var rows: [Range<Int>] = []
    /// A before image lacks included columns (MINIMAL or NOBLOB row images); they read as NULL.
    package internal(set) var beforeIsPartial = false
    /// An after image lacks included columns that could not be taken from the before image; they read as NULL.
    package internal(set) var afterIsPartial = false

    /// Which of `rows` `before` and `after` pass over; empty where none.
    private var passedOver: [Bool] = []

    package init() {}

    /// Takes out rows that are history, as MariaDB keeps it of system-versioned tables: its log writes a deletion as an
    /// update that gives the row an end, and the old state of an updated row as a row of its own.
    ///
    /// - Parameter isHistory: of the place of an image among those of the event.
    package mutating func keepCurrent(_ isHistory: (Int) -> Bool) {
        passedOver = rows.indices.map(isHistory)
        guard kind == .update else { return }
        // What was history before the change concerns nobody afterwards.
        for place in stride(from: 0, to: rows.count - 1, by: 2) where passedOver[place] { passedOver[place + 1] = true }
    }

    private func row(_ place: Int) -> Range<Int>? {
        passedOver.isEmpty || !passedOver[place] ? rows[place] : nil
    }

    /// How many rows were inserted, updated or deleted.
    package var count: Int { kind == .update ? rows.count / 2 : rows.count }

    /// The place in `bytes` of the row before the change; nil for an insert, and where it was history already.
    package func before(_ index: Int) -> Range<Int>? {
        switch kind {
        case .insert: nil
        case .update: row(index * 2)
        case .delete: row(index)
        }
    }

    /// The place in `bytes` of the row after the change; nil for a delete, and where it became history.
    package func after(_ index: Int) -> Range<Int>? {
        switch kind {
        case .insert: row(index)
        case .update: row(index * 2 + 1)
        case .delete: nil
        }
    }

    /// Gives the framed rows as one buffer.
    package func withFramedRows<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let count = byteCount
        return try bytes.withUnsafeBufferPointer { (all) throws(Failure) -> Result in
            try body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(all)[..<count]))
        }
    }

    /// Memory above this is not kept from a huge event to small ones.
    static let keptBytes = 4 << 20

    /// Forgets what was decoded, and gives memory back that `expected` bytes of images do not need.
    mutating func clear(expecting expected: Int) {
        rows.removeAll(keepingCapacity: true)
        passedOver.removeAll(keepingCapacity: true)
        byteCount = 0
        if bytes.count > Self.keptBytes, bytes.count / 8 > expected { bytes = [] }
    }

    /// Makes room for `size` bytes after what is there, and always for some more than before.
    mutating func grow(by size: Int) {
        // Doubling is for small buffers: a huge row gets what it needs.
        let target = max(byteCount + size, bytes.count + min(max(bytes.count, 4096), Self.keptBytes))
        bytes.reserveCapacity(target)
        bytes.append(contentsOf: repeatElement(0, count: target - bytes.count))
    }
}
