internal import Glibc

/// The table maps in force, by table number. The same bytes give the same object, so decoders can be kept.
struct TableMapCache: Sendable {
    private struct Entry: Sendable {
        let body: [UInt8]
        let map: TableMap
    }

    /// Maps are dropped at the end of a statement once there are so many: numbers are never used again by a server.
    static let limit = 4096

    private var entries: [UInt64: Entry] = [:]
    private var last: Entry?

    subscript(_ tableID: UInt64) -> TableMap? {
        if let last, last.map.tableID == tableID { return last.map }
        return entries[tableID]?.map
    }

    mutating func removeAll() {
        entries.removeAll()
        last = nil
    }

    /// To be called after a rows event that ends its statement.
    mutating func statementEnded() {
        if entries.count > Self.limit { removeAll() }
    }

    /// Reads a TABLE_MAP event, or finds the object that was made of the same bytes.
    mutating func read(_ reader: inout EventReader, format: FormatDescription) throws(BinlogError) -> TableMap {
        let body = UnsafeRawBufferPointer(rebasing: reader.bytes[reader.offset..<reader.end])
        if let last, Self.equal(last.body, body) { return last.map }
        let shortIDs = format.postHeaderLength(of: .tableMap) == 6
        var peek = reader
        let id = try peek.integer(bytes: shortIDs ? 4 : 6, "table number")
        if let known = entries[id], Self.equal(known.body, body) {
            last = known
            return known.map
        }
        let map = try TableMap(&reader, shortIDs: shortIDs, flavour: format.flavour)
        let entry = Entry(body: [UInt8](body), map: map)
        entries[id] = entry
        last = entry
        return map
    }

    private static func equal(_ known: [UInt8], _ body: UnsafeRawBufferPointer) -> Bool {
        guard known.count == body.count, let base = body.baseAddress else { return false }
        return known.withUnsafeBytes { memcmp($0.baseAddress ?? base, base, body.count) == 0 }
    }
}
