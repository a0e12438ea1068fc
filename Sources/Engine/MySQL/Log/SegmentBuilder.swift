package import Core
package import MySQLWire
package import Repository

/// Turns the events of a stream into segments: knows where it stands in the source's files, where transactions end, and
/// what is in them. Does no I/O.
///
/// A segment lies within one file of the source. It ends after a complete transaction wherever it can; only a
/// transaction larger than a segment is spread over several.
package struct SegmentBuilder {
    private let isMariaDB: Bool
    private var source: SourceIdentity
    private let run: String
    /// For the first segment of the run.
    private var gapReason: String?
    private var parser = BinlogParser()
    private var tracker = GroupTracker()
    private var inspector: EventInspector
    private var formatDescription: [UInt8] = []

    /// State of the log after the last complete transaction.
    package private(set) var position: LogPosition
    /// Where the stream stands in its file; behind `position` while the source sends again what is stored.
    private var streamFile: String?
    private var streamOffset: UInt64 = 4

    /// Where the memory of segments comes from.
    package var buffers: ByteBuffers?
    private var payload: [UInt8] = []
    /// How much of `payload` is complete transactions.
    private var completeBytes = 0
    private var complete = SegmentTally()
    private var open = SegmentTally()
    private var isInsideGroup = false
    private var start: LogPosition
    private var lastEndedInside: Bool
    private var discardsOpen = false
    /// There is something to say besides events: a run began, or the source's files went on without events for us.
    private var hasNews: Bool
    private var finished: [SealedSegment] = []
    /// Bytes that an event received in parts still lacks.
    private var missingBytes = 0
    /// How many bytes of an event begun in the segment before begin this one.
    private var continuedBytes = 0

    /// - Parameters:
    ///   - position: where the run begins or the archive ends.
    ///   - endedInside: whether the newest segment ends inside a transaction, which is then sent again.
    ///   - isNewRun: whether the first segment begins the run.
    package init(
        source: SourceIdentity, run: String, gapReason: String?, position: LogPosition, endedInside: Bool,
        isNewRun: Bool
    ) {
        self.source = source
        self.run = run
        self.gapReason = gapReason
        self.position = position
        start = position
        lastEndedInside = endedInside
        isMariaDB = source.flavour == .mariadb
        inspector = EventInspector(isMariaDB: isMariaDB)
        hasNews = isNewRun
    }

    /// Bytes received and not yet handed out.
    package var pendingBytes: Int { finished.reduce(payload.count) { $0 + $1.events.count } }

    /// Bytes received that are in no sealed segment yet.
    package var unsealedBytes: Int { payload.count }

    /// Whether everything up to `position` has been handed out.
    package var isDrained: Bool { completeBytes == 0 && !hasNews && finished.isEmpty }

    /// The table of the event added last, where it cannot be judged before the source was asked what it has of it.
    package var question: TableName? { inspector.question?.table }

    /// Answers `question`, before anything else is added or sealed.
    package mutating func learn(_ knowledge: ImageKnowledge) { inspector.learn(knowledge, tally: &open) }

    /// A new stream begins, from the source as it is now: what was open of a transaction will be sent again.
    package mutating func restart(source: SourceIdentity) {
        payload.removeSubrange(completeBytes...)
        open.reset()
        if lastEndedInside, completeBytes == 0 { discardsOpen = true }
        lastEndedInside = false
        if self.source.isSameServer(as: source) != true {
            sealComplete()
            // Another server's files say nothing about where we are.
            position.file = nil
            start.file = nil
        }
        self.source = source
        parser = BinlogParser()
        tracker = GroupTracker()
        isInsideGroup = false
        missingBytes = 0
        continuedBytes = 0
        streamFile = nil
        streamOffset = 4
        inspector.forgetTables()
        inspector.forgetAnswers()
    }

    /// Takes the events of a batch from `index` on, up to the one that raises a question, and moves `index` past them.
    package mutating func add(_ batch: BinlogBatch, from index: inout Int) throws {
        try batch.bytes.withUnsafeBytes { bytes in
            while index < batch.eventCount {
                let event = UnsafeRawBufferPointer(rebasing: bytes[batch.range(index)])
                index += 1
                if batch.part == .whole { try add(event) } else { try add(event, part: batch.part) }
                if question != nil { return }
            }
        }
    }

    /// Takes the next raw event of the stream.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) throws(BinlogError) {
        let header = try BinlogEventHeader(bytes)
        let event: BinlogEvent
        do {
            event = try parser.parse(bytes)
        } catch {
            switch error.kind {
            case .unknownEvent, .unsupported:
                // Kept all the same: a later version may read it. The window ends here.
                append(bytes, end: endOffset(header))
                open.add(
                    LogIncident(
                        kind: "unknown-event", description: "The log holds an event that is not understood: \(error)",
                        position: position, time: Timestamp(seconds: Int64(header.timestamp))))
                if !isInsideGroup { completeOutside() }
                return
            default: throw error
            }
        }
        switch event {
        case .heartbeat(let heartbeat): return take(heartbeat)
        case .rotate(let rotate): return take(rotate, bytes, header)
        case .formatDescription: return take(formatDescription: bytes, header)
        default: break
        }
        if header.flags.contains(.artificial) { return }
        let end = endOffset(header)
        let step = tracker.step(event, timestamp: header.timestamp, in: bytes, parser)
        if step.starts { isInsideGroup = true }
        if !isInsideGroup, step.end == nil {
            // File headers and the like: sent again at every connection.
            guard isNew(end) else { return }
            append(bytes, end: end)
            inspector.inspect(event, bytes, parser: &parser, tally: &open)
            return completeOutside()
        }
        append(bytes, end: end)
        inspector.inspect(event, bytes, parser: &parser, tally: &open)
        if let end = step.end { completeGroup(end) }
    }

    /// Takes a part of a large event of rows, in the order they come. The event may be spread over segments.
    package mutating func add(_ bytes: UnsafeRawBufferPointer, part: BinlogBatch.Part) throws(BinlogError) {
        switch part {
        case .whole: try add(bytes)
        case .first:
            let header = try BinlogEventHeader(bytes)
            let event = try parser.parse(beginning: bytes)
            let step = tracker.step(event, timestamp: header.timestamp)
            if step.starts { isInsideGroup = true }
            append(bytes, end: endOffset(header))
            missingBytes = Int(header.eventSize) - bytes.count
            inspector.inspect(event, bytes, parser: &parser, tally: &open)
        case .middle, .last:
            try parser.parse(part: bytes, isLast: part == .last)
            payload.append(contentsOf: bytes)
            missingBytes -= bytes.count
        }
    }

    private func isNew(_ end: UInt64) -> Bool {
        guard let known = position.file, let streamFile else { return true }
        return known < BinlogPosition(file: streamFile, offset: end)
    }

    /// The offset behind the event in its file. The header holds 32 bits of it, or none.
    private mutating func endOffset(_ header: BinlogEventHeader) -> UInt64 {
        var end = streamOffset + UInt64(header.eventSize)
        if header.endPosition != 0 {
            let near = end & ~0xFFFF_FFFF | UInt64(header.endPosition)
            // Transactions the source passes over leave gaps; a smaller value means that 4 GiB were passed.
            end = near >= streamOffset ? near : near + (1 << 32)
        }
        streamOffset = end
        return end
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer, end: UInt64) {
        withUnsafeBytes(of: end.littleEndian) { payload.append(contentsOf: $0) }
        payload.append(contentsOf: bytes)
        open.events += 1
    }

    private mutating func completeOutside() {
        if let streamFile { position.file = BinlogPosition(file: streamFile, offset: streamOffset) }
        let time = Timestamp(microseconds: open.incidents.map(\.time.microseconds).max() ?? 0)
        open.settle(gtid: nil, position: position, time: max(time, complete.lastCommit ?? time))
        settleOpen()
    }

    private mutating func completeGroup(_ end: GroupTracker.End) {
        isInsideGroup = false
        if let gtid = end.gtid { position.gtids.insert(gtid) }
        if let streamFile { position.file = BinlogPosition(file: streamFile, offset: streamOffset) }
        // The first half of MariaDB's two-phase ALTER changes nothing yet.
        if end.outcome == .alterAnnounced { open.ddl = [] }
        open.settle(gtid: end.gtid, position: position, time: end.commitTime)
        open.committed(at: end.commitTime)
        settleOpen()
    }

    private mutating func settleOpen() {
        complete.merge(open)
        open.reset()
        completeBytes = payload.count
        lastEndedInside = false
    }

    // MARK: Events of the stream itself

    /// The source has sent everything up to here; what lies between was not for us.
    private mutating func take(_ heartbeat: HeartbeatEvent) {
        guard !isInsideGroup, payload.count == completeBytes, heartbeat.fileName == streamFile else { return }
        var offset = streamOffset & ~0xFFFF_FFFF | (heartbeat.position & 0xFFFF_FFFF)
        if heartbeat.position > 0xFFFF_FFFF { offset = heartbeat.position }
        guard offset > streamOffset, let streamFile else { return }
        streamOffset = offset
        if isNew(offset) {
            position.file = BinlogPosition(file: streamFile, offset: offset)
            hasNews = true
        }
    }

    private mutating func take(_ rotate: RotateEvent, _ bytes: UnsafeRawBufferPointer, _ header: BinlogEventHeader) {
        if rotate.isArtificial || header.flags.contains(.artificial) {
            enter(file: rotate.fileName, offset: rotate.position)
            return
        }
        let end = endOffset(header)
        if isNew(end) {
            append(bytes, end: end)
            position.file = BinlogPosition(file: rotate.fileName, offset: rotate.position)
            settleOpen()
            sealComplete()
        }
        streamFile = rotate.fileName
        streamOffset = rotate.position
        inspector.forgetTables()
    }

    /// The stream goes on in `file`. Without a ROTATE before it, a crash ended the last file or another server sends.
    private mutating func enter(file: String, offset: UInt64) {
        streamFile = file
        streamOffset = max(4, offset)
        let known = position.file
        guard known?.file != file else { return }
        // While the source looks for our place it passes through files that are stored already.
        if let known, BinlogPosition(file: file, offset: offset) < known { return }
        sealComplete()
        position.file = BinlogPosition(file: file, offset: streamOffset)
        if completeBytes == 0, payload.isEmpty { start = position }
        hasNews = true
    }

    private mutating func take(formatDescription bytes: UnsafeRawBufferPointer, _ header: BinlogEventHeader) {
        if !formatDescription.elementsEqual(bytes), completeBytes > 0 { sealComplete() }
        formatDescription = Array(bytes)
        inspector.forgetTables()
        // Only the one at the beginning of the file is part of the file.
        guard streamOffset == 4, header.endPosition != 0, !header.flags.contains(.artificial) else { return }
        let end = endOffset(header)
        if isNew(end) {
            append(bytes, end: end)
            completeOutside()
        }
    }

    // MARK: Sealing

    /// Ends the segment where what is complete has reached `bytes`; it is handed out later. Gives whether it did.
    package mutating func cut(at bytes: Int) -> Bool {
        guard completeBytes >= bytes else { return false }
        sealComplete()
        return true
    }

    /// Hands out what is sealed already.
    package mutating func takeSealed() -> [SealedSegment] {
        let segments = finished
        finished = []
        return segments
    }

    /// Hands out what is complete, and, where `includingOpen`, a transaction that is not.
    package mutating func seal(includingOpen: Bool) -> [SealedSegment] {
        if completeBytes > 0 || hasNews {
            sealComplete()
        } else if includingOpen, !payload.isEmpty {
            complete.merge(open)
            open.reset()
            completeBytes = payload.count
            lastEndedInside = true
            sealComplete(endsInside: true)
        }
        return takeSealed()
    }

    private mutating func sealComplete(endsInside: Bool = false) {
        guard completeBytes > 0 || hasNews, !formatDescription.isEmpty else { return }
        // What is open of a transaction goes on in the next segment's memory.
        var events = buffers?.take() ?? []
        events.append(contentsOf: payload[completeBytes...])
        payload.removeLast(payload.count - completeBytes)
        swap(&events, &payload)
        completeBytes = 0
        hasNews = false
        let index = SegmentIndex(
            sequence: 0, run: run, gapReason: gapReason, source: source,
            serverVersion: parser.format?.serverVersion ?? "",
            formatDescription: Base64Bytes(formatDescription), start: start, end: position,
            discardsOpenTransaction: discardsOpen, endsInsideTransaction: endsInside,
            continuedBytes: continuedBytes > 0 ? UInt64(continuedBytes) : nil,
            firstCommit: complete.firstCommit, lastCommit: complete.lastCommit,
            sealedAt: Timestamp(microseconds: 0), transactions: complete.transactions, events: complete.events,
            rawBytes: UInt64(events.count), tables: inspector.activity(complete.tables),
            ddl: complete.ddl, incidents: complete.incidents)
        finished.append(SealedSegment(index: index, events: events))
        continuedBytes = endsInside ? missingBytes : 0
        gapReason = nil
        discardsOpen = false
        start = position
        complete.reset()
        if open.tables.touched.isEmpty { inspector.forgetNamesIfMany() }
    }
}
