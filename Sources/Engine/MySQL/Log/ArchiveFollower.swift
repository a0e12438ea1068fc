package import Core
package import Repository

/// Follows the stored log of one instance by its indexes, and remembers what a base must know of it.
package actor ArchiveFollower {
    private let instance: InstanceRepository
    private let clock: any TidemarkClock
    private var nextSequence: UInt64
    /// The run the follower is bound to: the one of the first segment it saw.
    package private(set) var run: String?
    package private(set) var newest: SegmentIndex?
    package private(set) var ddl: [DDLRecord] = []
    package private(set) var incidents: [LogIncident] = []
    package private(set) var lastCommit: Timestamp?
    /// Where every segment began, to find the one a replay has to begin in.
    private var segments: [Segment] = []

    private struct Segment {
        let sequence: UInt64
        let start: LogPosition
        let end: LogPosition
        /// It begins with the rest of a transaction.
        let beginsInside: Bool
        /// It goes on behind `end` with a part of a transaction.
        let isOpen: Bool
        let tables: Set<TableName>
    }

    package init(_ instance: InstanceRepository, from sequence: UInt64, clock: any TidemarkClock) {
        self.instance = instance
        self.clock = clock
        nextSequence = sequence
    }

    /// A follower that begins early enough to find the segment in which a replay from `low` begins.
    ///
    /// Waits for the first segment of a log that has just begun. Throws `log.behind` where the run does not reach back to
    /// `low`.
    package static func covering(
        _ low: LogPosition, _ instance: InstanceRepository, clock: any TidemarkClock, patience: Double = 30
    ) async throws -> ArchiveFollower {
        let begun = clock.now()
        while true {
            if let status = try await instance.streamStatus(), let last = try await instance.lastSegment(),
                last.run == status.run
            {
                let first = last.runs.last?.firstSequence ?? last.sequence
                var sequence = last.sequence
                var step: UInt64 = 1
                while true {
                    let follower = ArchiveFollower(instance, from: sequence, clock: clock)
                    try await follower.poll()
                    if await follower.firstSegment(for: low) != nil { return follower }
                    guard sequence > first else { break }
                    sequence = sequence > first + step ? sequence - step : first
                    step *= 4
                }
            }
            if clock.now().seconds(since: begun) > patience {
                throw TidemarkError(
                    .logBehind, "The stored log does not begin early enough for a base at \(low).",
                    hint: "Run backup again; where it happens again, report this with the server's version.")
            }
            try await clock.sleep(seconds: 0.05)
        }
    }

    /// Goes back to an older segment of the same run and reads from there again. False where it is of another run.
    package func rewind(to sequence: UInt64) async throws -> Bool {
        guard let first = try await instance.segmentIndexes(from: sequence, limit: 1).first, first.sequence == sequence,
            first.run == run
        else { return false }
        guard sequence < segments.first?.sequence ?? nextSequence else { return true }
        nextSequence = sequence
        ddl = []
        incidents = []
        lastCommit = nil
        segments = []
        try await poll()
        return true
    }

    /// Reads the indexes that have come since. Throws `log.gap` when the log went on in another run.
    package func poll() async throws {
        for index in try await instance.segmentIndexes(from: nextSequence) {
            // Another poll may have read the same while this one waited for the store.
            guard index.sequence >= nextSequence else { continue }
            if let run, index.run != run {
                throw TidemarkError(
                    .logGap,
                    "The log was interrupted while the base was read: \(index.gapReason ?? "a new run began").",
                    hint: "Run backup again: it begins a new base.")
            }
            let beginsInside = try await beginsInside(index)
            // Another poll may have read the same while this one waited for the store.
            guard index.sequence >= nextSequence else { continue }
            run = index.run
            ddl += index.ddl
            incidents += index.incidents
            if let commit = index.lastCommit { lastCommit = max(commit, lastCommit ?? commit) }
            segments.append(
                Segment(
                    sequence: index.sequence, start: index.start, end: index.end, beginsInside: beginsInside,
                    isOpen: index.endsInsideTransaction,
                    tables: Set(index.tables.map(\.table))))
            newest = index
            nextSequence = index.sequence + 1
        }
    }

    /// Returns once the stored log reaches `position`, in the files of the source. Throws `log.behind` when nothing has
    /// moved for `patience` seconds.
    package func wait(for position: BinlogPosition, patience: Double) async throws {
        var lastProgress = clock.now()
        var seen = nextSequence
        while true {
            try await poll()
            if let end = newest?.end.file, end >= position { return }
            let now = clock.now()
            if nextSequence != seen {
                seen = nextSequence
                lastProgress = now
            }
            if now.seconds(since: lastProgress) > patience {
                throw TidemarkError(
                    .logBehind,
                    "The stored log does not reach \(position) of the source: it stands at "
                        + "\(newest?.end.description ?? "nothing") since \(Int(patience)) seconds.",
                    hint: "Look at the stream: tidemark list shows its state.")
            }
            try await clock.sleep(seconds: 0.1)
        }
    }

    private func beginsInside(_ index: SegmentIndex) async throws -> Bool {
        if index.discardsOpenTransaction || index.sequence == 1 { return false }
        if let last = segments.last, last.sequence == index.sequence - 1 { return last.isOpen }
        return try await instance.transactionStart(at: index.sequence, run: index.run) < index.sequence
    }

    /// The segment in which a replay from `low` begins: the newest one whose beginning is part of `low` and lies outside
    /// of any transaction. `start` of a segment speaks of whole transactions: one that begins in the middle of the first
    /// transaction behind `low` has the same `start` as the one that transaction begins in. A position may be stored
    /// before it is visible, so this can be older than the newest segment when `low` was taken.
    package func firstSegment(for low: LogPosition) -> UInt64? {
        segments.last { low.reaches($0.start) && !$0.beginsInside }?.sequence
    }

    /// The segments to be looked through for transactions behind `low` and up to `high` that change `table`: empty where
    /// the indexes alone say that there are none.
    package func suspects(touching table: TableName, after low: LogPosition, through high: BinlogPosition) -> [UInt64] {
        var bracket: [Segment] = []
        for segment in segments.reversed() {
            if let start = segment.start.file, start > high { continue }
            guard segment.isOpen || !low.reaches(segment.end) else { break }
            bracket.append(segment)
        }
        return bracket.contains { $0.tables.contains(table) } ? bracket.map(\.sequence).reversed() : []
    }
}
