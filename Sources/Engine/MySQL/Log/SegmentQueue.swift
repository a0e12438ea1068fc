package import Core
internal import ObjectStore
package import Repository

/// Sealed segments on their way to the store, in order: in memory while the store keeps up, otherwise in the spool.
///
/// The files of the spool are always a whole beginning of what waits, so that nothing is missing before them after a
/// crash. One task adds (`offer`, `advance`), one takes (`first`, `removeFirst`).
package actor SegmentQueue {
    private enum Place {
        case memory(SealedSegment, since: Timestamp)
        case spooled(bytes: UInt64)
    }

    private struct Entry {
        let sequence: UInt64
        var place: Place
    }

    private let spool: SegmentSpool?
    private let spoolLimit: UInt64
    private let memoryLimit: Int
    private let progress: any ProgressReporter
    private let clock: any TidemarkClock
    private var nextSequence: UInt64
    private var entries: [Entry] = []
    /// Sealed, but there is no room for them yet.
    private var held: [SealedSegment] = []
    private var memoryBytes = 0
    private var storeFails = false
    /// Everything goes through the spool until nothing waits any more.
    private var isSpilling: Bool
    private var isFull = false
    /// When the store last took something, or had nothing to take.
    private var movedAt: Timestamp
    /// It was said that the store takes nothing, and not yet that it does again.
    private var saidStalled = false
    package private(set) var spooledBytes: UInt64 = 0

    /// What waits in memory for longer than this goes to the disk: the store stalls, seconds.
    private static let stall = 5.0
    /// More than fits into memory goes to the disk when the store takes longer than this for what is before it, seconds: so long
    /// the source is left unread, since what comes faster than a store takes it would be sealed, written and read twice.
    private static let patience = 0.5

    package init(
        spool: SegmentSpool?, waiting: [SegmentSpool.Entry], options: StreamOptions, nextSequence: UInt64,
        progress: any ProgressReporter, clock: any TidemarkClock
    ) {
        self.spool = spool
        spoolLimit = options.spool?.limit ?? 0
        memoryLimit = options.maxPendingBytes
        self.nextSequence = nextSequence
        self.progress = progress
        self.clock = clock
        movedAt = clock.now()
        entries = waiting.map { Entry(sequence: $0.sequence, place: .spooled(bytes: $0.bytes)) }
        spooledBytes = waiting.reduce(0) { $0 + $1.bytes }
        isSpilling = !waiting.isEmpty
    }

    package var isEmpty: Bool { entries.isEmpty && held.isEmpty }
    package var count: Int { entries.count + held.count }
    /// Nothing more may be offered before there is room.
    package var isBlocked: Bool { !held.isEmpty }
    /// Nothing would be lost to a restart: all of it is on the disk.
    package var isOnDisk: Bool {
        held.isEmpty && memoryBytes == 0 && !entries.contains { if case .memory = $0.place { true } else { false } }
    }

    package func storeFails(_ fails: Bool) { storeFails = fails }

    /// Takes sealed segments and gives them their numbers.
    package func offer(_ segments: [SealedSegment]) {
        for var segment in segments {
            segment.index.sequence = nextSequence
            segment.index.sealedAt = clock.now()
            nextSequence += 1
            held.append(segment)
        }
    }

    /// Puts what was offered where there is room, and what waits too long or too much on the disk. With `toDisk`, all of it.
    package func advance(toDisk: Bool = false) async throws {
        if entries.isEmpty {
            isSpilling = false
            movedAt = clock.now()
            reportStall(false)
        } else if !storeFails, clock.now().seconds(since: movedAt) > Self.stall {
            reportStall(true)
        }
        if spool != nil, !isSpilling, !entries.isEmpty || !held.isEmpty {
            isSpilling =
                toDisk || storeFails || (memoryBytes + heldBytes > memoryLimit && waits(Self.patience))
                || waits(Self.stall)
        }
        if isSpilling, let spool {
            guard try await spill(to: spool) else { return }
            while let segment = held.first {
                guard let bytes = try await put(segment, in: spool) else { return }
                held.removeFirst()
                spooledBytes += bytes
                entries.append(Entry(sequence: segment.index.sequence, place: .spooled(bytes: bytes)))
            }
        } else {
            while let segment = held.first, memoryBytes < memoryLimit {
                held.removeFirst()
                memoryBytes += segment.events.count
                entries.append(
                    Entry(sequence: segment.index.sequence, place: .memory(segment, since: clock.now())))
            }
        }
        reportRoom()
    }

    /// The oldest segment, which stays until `removeFirst`. Throws `spool.damaged`.
    package func first() async throws -> SealedSegment? {
        guard let entry = entries.first else { return nil }
        if case .memory(let segment, _) = entry.place { return segment }
        guard let spool else { return nil }
        let (index, events) = try await spool.read(entry.sequence)
        return SealedSegment(index: index, events: events)
    }

    /// The oldest segment is stored.
    package func removeFirst() async throws {
        guard !entries.isEmpty else { return }
        movedAt = clock.now()
        let entry = entries.removeFirst()
        switch entry.place {
        case .memory(let segment, _): memoryBytes -= segment.events.count
        case .spooled(let bytes):
            spooledBytes -= min(bytes, spooledBytes)
            try await spool?.remove(entry.sequence)
        }
    }

    // MARK: The disk

    private var heldBytes: Int { held.reduce(0) { $0 + $1.events.count } }

    /// Whether the oldest segment has been in memory for longer than so many seconds.
    private func waits(_ seconds: Double) -> Bool {
        guard case .memory(_, let since)? = entries.first?.place else { return false }
        return clock.now().seconds(since: since) > seconds
    }

    /// Moves what waits in memory to the disk, oldest first; false where there is no room.
    private func spill(to spool: SegmentSpool) async throws -> Bool {
        while let next = entries.first(where: { if case .memory = $0.place { true } else { false } }) {
            guard case .memory(let segment, _) = next.place else { return true }
            guard let bytes = try await put(segment, in: spool) else { return false }
            // It may have been stored while it was written.
            if let place = entries.firstIndex(where: { $0.sequence == next.sequence }) {
                entries[place].place = .spooled(bytes: bytes)
                memoryBytes -= segment.events.count
                spooledBytes += bytes
            } else {
                try await spool.remove(next.sequence)
            }
        }
        return true
    }

    /// The size of the file, or nil where there is no room.
    private func put(_ segment: SealedSegment, in spool: SegmentSpool) async throws -> UInt64? {
        guard spooledBytes < spoolLimit else {
            reportFull(spool, because: "it holds \(ByteCount(spooledBytes)), its limit is \(ByteCount(spoolLimit))")
            return nil
        }
        do {
            return try await spool.put(segment.index, events: segment.events)
        } catch let error as TidemarkError where error.code == .storeFull {
            reportFull(spool, because: "its disk is full")
            return nil
        }
    }

    private func reportFull(_ spool: SegmentSpool, because reason: String) {
        guard !isFull else { return }
        isFull = true
        progress.report(
            .warning(
                code: .spoolFull,
                message: "The spool \(spool.folder) takes no more: \(reason). The source is left unread.",
                hint:
                    "Mend the repository's store, or add room (--spool-limit, --spool): the stream goes on by itself, "
                    + "without a gap as long as the source keeps its log."))
    }

    /// A store that gives no answer at all is no failure yet, and worth a word all the same.
    private func reportStall(_ stalls: Bool) {
        guard stalls != saidStalled else { return }
        saidStalled = stalls
        if stalls {
            progress.report(
                .warning(
                    code: .storeSlow,
                    message: "The repository's store has taken nothing for \(Int(Self.stall)) seconds.",
                    hint: spool == nil
                        ? "The log waits in memory, then in the source. Look at the repository's store."
                        : "The log goes to the spool meanwhile and is stored later, by itself. Look at the repository's store."
                ))
        } else {
            progress.report(.note("The repository's store has taken all that waited."))
        }
    }

    private func reportRoom() {
        guard isFull, held.isEmpty else { return }
        isFull = false
        progress.report(.note("The spool has room again; the source is read on."))
    }
}
