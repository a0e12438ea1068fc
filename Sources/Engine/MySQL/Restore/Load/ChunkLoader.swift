internal import Core
internal import MySQLWire
internal import Repository

/// Loads chunks of a base over one connection, each in one transaction with its record.
struct ChunkLoader {
    struct Work: Sendable {
        let place: ChunkPlace
        let chunk: ChunkReference
        let table: TargetTable
        /// The verb: REPLACE where chunks of different instants may hold rows that displace each other.
        let verb: String
        /// Leaves out what the log has changed; nil where all rows of the chunk are written.
        var merger: FoldMerger?
    }

    let session: TargetSession

    /// Again from its beginning where the server chose it as a deadlock's victim. Gives the number of rows written.
    func load(_ bytes: [UInt8], _ item: Work, with writer: TableWriter) async throws -> UInt64 {
        var ranges = try Self.frames(bytes)
        if let merger = item.merger { ranges = try await merger.unchanged(ranges, of: bytes) }
        let rows = ranges[...]
        try await session.repeatingDeadlocks {
            try await session.execute("BEGIN")
            try await writer.write(item.verb, rows, of: bytes)
            try await RestoreBookkeeping.markLoaded(item.place, on: session)
            try await session.execute("COMMIT")
        }
        return UInt64(ranges.count)
    }

    private static func frames(_ bytes: [UInt8]) throws -> [Range<Int>] {
        try bytes.withUnsafeBytes { buffer in
            var ranges: [Range<Int>] = []
            var rows = FramedRowIterator(buffer)
            while let row = try rows.next() { ranges.append(row) }
            return ranges
        }
    }
}
