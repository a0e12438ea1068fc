internal import Core
internal import MySQLWire
internal import Repository

/// Reads the events of one transaction, from whichever segments hold them.
package struct LogGroupReader: ~Copyable {
    private let segments: SegmentCache
    private let group: LogGroup
    private var cursor: SegmentCursor?
    private var location: LogLocation
    private var parser = BinlogParser()
    private var payload: TransactionPayloadReader?

    package init(_ segments: SegmentCache, _ group: LogGroup) {
        self.segments = segments
        self.group = group
        location = group.start
    }

    /// The next event, the GTID first; nil after the last.
    package mutating func next() async throws -> LogEvent? {
        if let nested = try nextNested() { return nested }
        while true {
            guard location < group.end else { return nil }
            if cursor == nil { try await open() }
            guard let entry = try cursor?.next() else {
                cursor = nil
                location = LogLocation(segment: location.segment + 1, offset: 0)
                continue
            }
            location.offset = entry.range.upperBound
            guard var buffer = cursor?.events else { return nil }
            var range = entry.range
            if entry.goesOn {
                buffer = try await joined(buffer[range], size: entry.size)
                range = 0..<entry.size
            }
            let item = LogEvent(event: try parse(buffer, range), buffer: buffer, range: range)
            guard case .transactionPayload(let compressed) = item.event else { return item }
            try inflate(compressed, item)
            if let nested = try nextNested() { return nested }
        }
    }

    /// An event that is spread over segments: its beginning, and the rest from those that follow.
    private mutating func joined(_ beginning: ArraySlice<UInt8>, size: Int) async throws -> [UInt8] {
        var event: [UInt8] = []
        event.reserveCapacity(size)
        event += beginning
        while event.count < size {
            location = LogLocation(segment: location.segment + 1, offset: 0)
            try await open()
            guard let opened = cursor, opened.index.continuedBytes == UInt64(size - event.count),
                opened.continuation > 0
            else {
                throw TidemarkError(
                    .objectDamaged, "Segment \(location.segment) of the log does not go on where the one before ends.",
                    hint: "Run tidemark verify, and restore to a moment before this segment.")
            }
            location.offset = opened.continuation
            event += opened.events[..<opened.continuation]
            cursor = SegmentCursor(index: opened.index, events: opened.events, offset: opened.continuation)
        }
        return event
    }

    private mutating func open() async throws {
        let (index, events) = try await segments.segment(location.segment)
        if location.segment != group.start.segment, index.discardsOpenTransaction {
            // The scanner gave the group as whole, so this cannot be.
            throw TidemarkError(
                .internalDefect, "A transaction was cut by segment \(index.sequence).", hint: "Report this.")
        }
        // A transaction never leaves its log file, and a segment may end between a TABLE_MAP and its rows: what the parser
        // knows of the group's tables is needed in the segments behind the first.
        if location.segment == group.start.segment {
            parser = BinlogParser()
            try parser.begin(segment: index)
        }
        cursor = SegmentCursor(index: index, events: events, offset: location.offset)
    }

    private mutating func nextNested() throws -> LogEvent? {
        guard payload != nil else { return nil }
        var bytes: [UInt8] = []
        do {
            guard try payload?.next(into: &bytes) == true else {
                payload = nil
                return nil
            }
            let event = try bytes.withUnsafeBytes { try parser.parseNested($0) }
            return LogEvent(event: event, buffer: bytes, range: 0..<bytes.count)
        } catch let error as BinlogError {
            throw unreadable(error)
        }
    }

    private mutating func inflate(_ compressed: TransactionPayload, _ item: LogEvent) throws {
        do {
            try item.withBytes { payload = try TransactionPayloadReader(compressed, in: $0) }
        } catch let error as BinlogError {
            throw unreadable(error)
        }
    }

    private mutating func parse(_ buffer: [UInt8], _ range: Range<Int>) throws -> BinlogEvent {
        do {
            return try buffer.withUnsafeBytes { try parser.parse(UnsafeRawBufferPointer(rebasing: $0[range])) }
        } catch let error as BinlogError {
            throw unreadable(error)
        }
    }

    private func unreadable(_ error: BinlogError) -> TidemarkError {
        let name =
            group.gtid.map { "transaction \($0)" } ?? "the transaction at \(group.endPosition?.description ?? "?")"
        return TidemarkError(
            .objectDamaged, "An event of \(name) in segment \(location.segment) of the log cannot be read.",
            hint: "Restore to a moment before it with --before, and report this with the server's version.",
            cause: error)
    }
}
