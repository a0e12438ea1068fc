internal import Synchronization

/// Hands batches from the event loop to one reader, and tells the loop when to stop and when to go on reading.
final class BatchQueue<Batch: Sendable>: Sendable {
    private typealias Reader = CheckedContinuation<Result<Batch?, MySQLError>, Never>

    private struct State {
        var batches: [(batch: Batch, cost: Int)] = []
        var cost = 0
        var reader: Reader?
        var end: Result<Void, MySQLError>?
        var isFull = false
    }

    private let state = Mutex(State())
    private let limit: Int

    /// `limit` is the cost of waiting batches from which the producer is asked to pause.
    init(limit: Int) { self.limit = limit }

    var hasReader: Bool { state.withLock { $0.reader != nil } }

    /// Adds a batch; false asks to pause until the reader demands more.
    func push(_ batch: Batch, cost: Int) -> Bool {
        let (reader, goOn) = state.withLock {
            state -> (Reader?, Bool) in
            if let reader = state.reader {
                state.reader = nil
                return (reader, true)
            }
            state.batches.append((batch, cost))
            state.cost += cost
            state.isFull = state.cost >= limit
            return (nil, !state.isFull)
        }
        reader?.resume(returning: .success(batch))
        return goOn
    }

    /// No batch follows; those that wait are still read. The first end counts.
    func finish(_ end: Result<Void, MySQLError>) {
        let reader = state.withLock { state -> Reader? in
            guard state.end == nil else { return nil }
            state.end = end
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume(returning: end.map { nil })
    }

    /// Drops what waits.
    func clear() {
        state.withLock { state in
            state.batches = []
            state.cost = 0
            state.isFull = false
        }
    }

    /// The next batch, or nil at the end. `demand` is called where the producer should be told that there is room or
    /// that somebody waits.
    func next(demand: @Sendable () -> Void) async -> Result<Batch?, MySQLError> {
        await withCheckedContinuation { continuation in
            var needsDemand = false
            let result = state.withLock { state -> Result<Batch?, MySQLError>? in
                if !state.batches.isEmpty {
                    let first = state.batches.removeFirst()
                    state.cost -= first.cost
                    if state.isFull, state.cost < limit {
                        state.isFull = false
                        needsDemand = true
                    }
                    return .success(first.batch)
                }
                if let end = state.end { return end.map { nil } }
                guard state.reader == nil else { return .failure(MySQLError(.busy)) }
                state.reader = continuation
                needsDemand = true
                return nil
            }
            if needsDemand { demand() }
            if let result { continuation.resume(returning: result) }
        }
    }
}
