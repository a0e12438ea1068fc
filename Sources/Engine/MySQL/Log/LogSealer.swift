internal import Core

/// Seals what was received, and hands it to the queue as long as that has room.
struct LogSealer {
    let pipeline: LogPipeline
    let queue: SegmentQueue
    /// Wakes the one who stores.
    let storing: LoopBell
    let clock: any TidemarkClock

    /// Between looks while something is on its way, and while nothing is, seconds: then the pipeline says when to look.
    private static let looks = (busy: 0.025, idle: 1.0)

    /// Until cancelled.
    func run() async throws {
        while true {
            if await !queue.isBlocked { await queue.offer(pipeline.take(all: false)) }
            try await queue.advance()
            if await !queue.isEmpty {
                storing.ring()
                try await clock.sleep(seconds: Self.looks.busy)
            } else if await pipeline.isIdle {
                try await pipeline.bell.rest(Self.looks.idle, clock)
            } else {
                try await clock.sleep(seconds: Self.looks.busy)
            }
        }
    }

    /// Everything that is complete, at the end.
    func finish() async throws {
        await queue.offer(pipeline.take(all: true))
        try await queue.advance()
    }
}
