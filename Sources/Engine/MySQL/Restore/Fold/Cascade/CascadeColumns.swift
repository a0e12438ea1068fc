internal import MySQLWire

/// Finds some columns of a canonical row.
struct CascadeColumns {
    private let kinds: [CanonicalKind]
    let places: [Int]
    /// Where among `places` a column is, or −1; up to the last of them.
    private let slots: [Int]

    /// - Parameter places: in any order, each once.
    init(kinds: [CanonicalKind], places: [Int]) {
        self.kinds = kinds
        self.places = places
        var slots = Array(repeating: -1, count: (places.max() ?? -1) + 1)
        for (slot, place) in places.enumerated() { slots[place] = slot }
        self.slots = slots
    }

    /// Gives the places of the encoded values in the row, in the order of `places`; nil for NULL.
    func find(in row: UnsafeRawBufferPointer, _ found: inout [Range<Int>?]) throws {
        found.removeAll(keepingCapacity: true)
        found.append(contentsOf: repeatElement(nil, count: places.count))
        var offset = CanonicalKind.nullBitmapSize(columns: kinds.count)
        guard row.count >= offset else { throw CanonicalError.truncated(column: 0, offset: row.count) }
        for column in slots.indices {
            let bit = column + 2
            if row[bit >> 3] & (1 << UInt8(bit & 7)) != 0 { continue }
            guard let end = kinds[column].end(of: row, from: offset) else {
                throw CanonicalError.malformed(column: column, offset: offset)
            }
            if slots[column] >= 0 { found[slots[column]] = offset..<end }
            offset = end
        }
    }

    /// The values themselves.
    func values(of row: UnsafeRawBufferPointer) throws -> [[UInt8]?] {
        var found: [Range<Int>?] = []
        try find(in: row, &found)
        return found.map { range in range.map { Array(row[$0]) } }
    }
}
