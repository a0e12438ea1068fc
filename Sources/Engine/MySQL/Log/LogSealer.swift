internal import Core

/// Seals what was received, and hands it to the queue as long as that has room.
struct LogSealer {
    let pipeline: LogPipeline
    let queue: SegmentQueue
    let clock: any TidemarkClock

    /// Until cancelled.
    func run() async throws {
        while true {
            if await !queue.isBlocked { await queue.offer(pipeline.take(all: false)) }
            try await queue.advance()
            try await clock.sleep(seconds: 0.025)
        }
    }

    /// Everything that is complete, at the end.
    func finish() async throws {
        await queue.offer(pipeline.take(all: true))
        try await queue.advance()
    }
}
