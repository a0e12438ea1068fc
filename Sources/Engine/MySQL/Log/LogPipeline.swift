internal import Core
internal import MySQLWire
internal import Repository

/// Between receiving and storing: holds the events on their way into segments, and knows how far the source is
/// certainly covered.
actor LogPipeline {
    private let options: StreamOptions
    private let clock: any TidemarkClock
    private var builder: SegmentBuilder
    /// Segments of an older run that were complete when a new one began.
    private var leftovers: [SealedSegment] = []
    /// When the oldest event that is not handed out arrived.
    private var waitingSince: Timestamp?
    private var probes: [(time: Timestamp, position: BinlogPosition)] = []
    private(set) var confirmedThrough: Timestamp?
    /// State of the log that is stored.
    private(set) var storedPosition: LogPosition
    /// Segments handed out and not stored yet.
    private var outstanding: Int
    private(set) var transactions: UInt64 = 0
    private(set) var bytes: UInt64 = 0
    /// An event waits for what the source says of its table; until then nothing is sealed.
    private var isAsking = false

    /// Rung when there is something to seal after there was nothing.
    nonisolated let bell = LoopBell()

    /// The memory of segments that are stored, for those to come.
    private let buffers: ByteBuffers

    private static let maxProbes = 600
    private static let keptBuffers = 3

    /// - Parameters:
    ///   - stored: where the archive ends.
    ///   - waiting: how many segments, up to the builder's position, wait in the spool to be stored.
    init(
        _ builder: SegmentBuilder, options: StreamOptions, clock: any TidemarkClock, stored: LogPosition? = nil,
        waiting: Int = 0
    ) {
        outstanding = waiting
        self.options = options
        self.clock = clock
        // A segment is as long as it is filled, and its last batch.
        let buffers = ByteBuffers(count: Self.keptBuffers, capacity: 2 * options.sealBytes)
        self.buffers = buffers
        self.builder = builder
        self.builder.buffers = buffers
        storedPosition = stored ?? builder.position
    }

    /// Where the received events end, after a complete transaction.
    var position: LogPosition { builder.position }

    /// Nothing was received that is not handed out.
    var isIdle: Bool {
        waitingSince == nil && leftovers.isEmpty && builder.isDrained && builder.pendingBytes == 0
    }

    /// How long a segment is made.
    private var sealBytes: Int { min(options.sealBytes, options.maxPendingBytes) }

    var hasRoom: Bool { builder.pendingBytes < options.maxPendingBytes }

    /// - Parameter ask: what the source has of a table. Where it throws, the transaction is to be received again.
    func add(_ batch: BinlogBatch, ask: (TableName) async throws -> ImageKnowledge) async throws {
        let wasIdle = isIdle
        defer { if wasIdle, !isIdle { bell.ring() } }
        var index = 0
        while index < batch.eventCount {
            try builder.add(batch, from: &index)
            if let table = builder.question {
                isAsking = true
                defer { isAsking = false }
                builder.learn(try await ask(table))
            }
        }
        if builder.cut(at: sealBytes) { waitingSince = builder.unsealedBytes > 0 ? clock.now() : nil }
        if waitingSince == nil, builder.pendingBytes > 0 || !builder.isDrained { waitingSince = clock.now() }
    }

    /// A new connection: what is open of a transaction will be sent again.
    func restart(source: SourceIdentity) {
        probes = []
        builder.restart(source: source)
    }

    /// A new run, because the log could not be continued.
    func begin(_ builder: SegmentBuilder) {
        leftovers += self.builder.seal(includingOpen: false)
        self.builder = builder
        self.builder.buffers = buffers
        probes = []
        waitingSince = clock.now()
        bell.ring()
    }

    /// What is to be stored now; with `all`, everything that is complete.
    func take(all: Bool) -> [SealedSegment] {
        var segments = leftovers
        leftovers = []
        let age = waitingSince.map { clock.now().seconds(since: $0) } ?? 0
        // An open transaction is sealed in part before the receiver waits for room.
        let isFull = builder.unsealedBytes >= sealBytes
        if isAsking {
            // Only what lies before stays to be said; it comes with the next call.
        } else if all || isFull || (age >= options.sealInterval && waitingSince != nil) {
            segments += builder.seal(includingOpen: isFull && !all)
            waitingSince = builder.unsealedBytes > 0 ? clock.now() : nil
        } else {
            segments += builder.takeSealed()
        }
        for number in segments.indices {
            segments[number].index.confirmedThrough = confirmation(segments[number].index.end.file)
        }
        outstanding += segments.count
        return segments
    }

    /// The source's clock, and where its log stood afterwards: everything committed until then is at or before it.
    func probe(_ time: Timestamp, _ position: BinlogPosition) {
        probes.append((time, position))
        if probes.count > Self.maxProbes { probes.removeFirst(probes.count / 2) }
        settle()
    }

    func stored(_ index: SegmentIndex) {
        storedPosition = index.end
        outstanding -= 1
        transactions += index.transactions
        bytes += index.rawBytes
        settle()
    }

    /// Gives the memory of a stored segment back that nobody else holds.
    nonisolated func recycle(_ events: consuming [UInt8]) { buffers.give(events) }

    private func settle() {
        // With nothing on its way, the source's own word that there was nothing counts as stored.
        if outstanding == 0, builder.isDrained, leftovers.isEmpty, builder.pendingBytes == 0 {
            storedPosition = builder.position
        }
        guard let time = confirmation(storedPosition.file) else { return }
        confirmedThrough = max(confirmedThrough ?? time, time)
        if let file = storedPosition.file { probes.removeAll { $0.position <= file } }
    }

    private func confirmation(_ file: BinlogPosition?) -> Timestamp? {
        guard let file else { return confirmedThrough }
        let time = probes.filter { $0.position <= file }.map(\.time).max()
        return [time, confirmedThrough].compactMap { $0 }.max()
    }
}
