internal import Core
internal import MySQLWire
internal import Repository

/// Cuts the archive into whole transactions, in log order, looking at no more of the events than their boundaries.
///
/// A transaction that the archive holds only in part (the stream was cut and the rest was sent again later, or never)
/// is not given. Nothing is accumulated: a giant transaction is walked, not kept.
package struct LogScanner {
    private let segments: SegmentCache
    private var cursor: SegmentCursor?
    private var nextSequence: UInt64
    /// The segment after which to stop; nil reads to the newest.
    private let lastSequence: UInt64?
    private let run: String?
    private var parser = BinlogParser()
    private var fileName: String?
    private var tracker = GroupTracker()
    private var openStart: LogLocation?
    /// Which segments need not be read; nil reads all.
    private let choice: SegmentChoice?
    /// Whether nothing is passed over for the time being: a prepared branch is open, and may end anywhere.
    var readsAll = false
    /// Transactions of segments that were passed over since this was last set to 0.
    var passedOver: UInt64 = 0

    /// - Parameters:
    ///   - start: where to begin: an event outside of any transaction, or the first of one.
    ///   - run: where it is not nil, reading ends at the first segment of another run.
    package init(
        _ segments: SegmentCache, from start: LogLocation, through lastSequence: UInt64? = nil, run: String? = nil
    ) {
        self.init(segments, from: start, through: lastSequence, run: run, choice: nil)
    }

    /// - Parameter choice: segments that are not read, but for the last one.
    init(
        _ segments: SegmentCache, from start: LogLocation, through lastSequence: UInt64?, run: String?,
        choice: SegmentChoice?
    ) {
        self.choice = choice
        self.segments = segments
        nextSequence = start.segment
        self.lastSequence = lastSequence
        self.run = run
        firstOffset = start.offset
    }

    private var firstOffset: Int

    /// The next whole transaction, or nil at the end of the log.
    package mutating func next() async throws -> LogGroup? {
        while true {
            guard let entry = try await nextEntry() else { return nil }
            if let group = try step(entry) { return group }
        }
    }

    private mutating func nextEntry() async throws -> SegmentCursor.Entry? {
        while true {
            if let entry = try cursor?.next() { return entry }
            guard try await openNextSegment() else { return nil }
        }
    }

    private mutating func openNextSegment() async throws -> Bool {
        if let lastSequence, nextSequence > lastSequence { return false }
        try await passOver()
        guard let (index, events) = try await segments.segmentIfStored(nextSequence) else { return false }
        if let run, index.run != run { return false }
        // What was open is sent again, or belongs to a log that ended there.
        if index.discardsOpenTransaction || cursor == nil || cursor?.index.run != index.run {
            tracker = GroupTracker()
            openStart = nil
        }
        parser = BinlogParser()
        try parser.begin(segment: index)
        fileName = index.start.file?.file ?? fileName
        let begun = SegmentCursor(index: index, events: events, offset: firstOffset)
        cursor = SegmentCursor(index: index, events: events, offset: max(firstOffset, begun.continuation))
        firstOffset = 0
        nextSequence += 1
        return true
    }

    /// Goes on to the next segment that is to be read. No transaction may be open, or go on behind what is left out.
    private mutating func passOver() async throws {
        guard let choice, let lastSequence, openStart == nil, !readsAll else { return }
        while nextSequence < lastSequence, let index = try await segments.index(nextSequence),
            run == nil || index.run == run, !choice.reads(index)
        {
            passedOver += index.transactions
            nextSequence += 1
            firstOffset = 0
        }
    }

    private mutating func step(_ entry: SegmentCursor.Entry) throws -> LogGroup? {
        guard let cursor else { return nil }
        let sequence = cursor.index.sequence
        guard GroupTracker.matters(entry.type) else { return nil }
        let event: BinlogEvent
        let step: GroupTracker.Step
        do {
            (event, step) = try cursor.events.withUnsafeBytes { bytes in
                let raw = UnsafeRawBufferPointer(rebasing: bytes[entry.range])
                let event = try parser.parse(raw)
                return (event, tracker.step(event, timestamp: entry.timestamp, in: raw, parser))
            }
        } catch let error as BinlogError {
            throw TidemarkError(
                .objectDamaged, "An event in segment \(sequence) of the log cannot be read.",
                hint: "Restore to a moment before it, and report this with the server's version.", cause: error)
        }
        if case .rotate(let rotate) = event {
            fileName = rotate.fileName
            return nil
        }
        if step.starts { openStart = LogLocation(segment: sequence, offset: entry.frame) }
        guard let end = step.end else { return nil }
        guard let start = openStart else {
            // Passing over it would lose a transaction without a word.
            throw TidemarkError(
                .objectDamaged, "The log is read from the middle of a transaction, in segment \(sequence).",
                hint: "Run tidemark verify; where it finds nothing, report this.")
        }
        openStart = nil
        return LogGroup(
            gtid: end.gtid, outcome: end.outcome, start: start,
            end: LogLocation(segment: sequence, offset: entry.range.upperBound),
            endPosition: fileName.map { BinlogPosition(file: $0, offset: entry.endOffset) },
            commitTime: end.commitTime, isStandalone: end.isStandalone)
    }
}
