internal import Core

/// The last low watermark, shared by tables that begin soon after: an older low is still one, it only replays more.
///
/// MariaDB finds the GTIDs of a position by reading its log file from the beginning, which takes seconds on a large
/// file; then one low serves for ten times as long as it took.
actor LowCache {
    private let clock: any TidemarkClock
    private var cached: LogPosition?
    private var takenAt = Timestamp(microseconds: 0)
    private var cost = 0.0

    init(clock: any TidemarkClock) { self.clock = clock }

    /// A low taken before now; with `fresh`, after the call began.
    func low(_ reader: PositionReader, fresh: Bool) async throws -> LogPosition {
        let start = clock.now()
        if !fresh, let cached, start.seconds(since: takenAt) <= max(0.25, cost * 10) { return cached }
        let low = try await reader.low()
        // Another task may have taken a later one meanwhile; both are true.
        if takenAt < start {
            cached = low
            takenAt = start
            cost = clock.now().seconds(since: start)
        }
        return low
    }
}
