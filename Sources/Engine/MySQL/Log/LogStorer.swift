internal import Core
internal import Repository

/// Stores sealed segments one after the other, and says every second how far the archive reaches.
struct LogStorer {
    let instance: InstanceRepository
    let pipeline: LogPipeline
    let progress: any ProgressReporter
    let clock: any TidemarkClock
    let owner: StreamOwner
    /// Until cancelled; then what is complete is still stored.
    func run(after last: SegmentIndex?, run: String) async throws {
        var state = State(nextSequence: (last?.sequence ?? 0) + 1, run: run)
        do {
            try await announce(&state, .running)
            while true {
                try await storeReady(&state, all: false)
                if clock.now().seconds(since: state.announcedAt) >= 1 { try await announce(&state, .running) }
                try await clock.sleep(seconds: 0.025)
            }
        } catch let error as TidemarkError where error.code == .logFenced {
            // The status belongs to the one who fenced us.
            throw error
        } catch {
            let wasCancelled = error is CancellationError
            let final = state
            // Not a child of the cancelled task: its last writes must not be cancelled with it.
            try await Task {
                var state = final
                if wasCancelled { try await storeReady(&state, all: true) }
                try await announce(&state, wasCancelled ? .stopped : .failed, wasCancelled ? nil : "\(error)")
            }.value
            throw error
        }
    }

    private struct State {
        var nextSequence: UInt64
        var run: String
        var announcedAt = Timestamp(microseconds: 0)
    }

    private func storeReady(_ state: inout State, all: Bool) async throws {
        for segment in await pipeline.take(all: all) {
            var index = segment.index
            index.sequence = state.nextSequence
            index.sealedAt = clock.now()
            try await instance.appendSegment(index, events: segment.events)
            state.nextSequence += 1
            state.run = index.run
            await pipeline.stored(index)
            for incident in index.incidents {
                progress.report(
                    .warning(
                        code: .logIncident, message: incident.description,
                        hint:
                            "Moments after it need a new base: mend the cause (tidemark check), then run tidemark backup."
                    ))
            }
            if clock.now().seconds(since: state.announcedAt) >= 1 { try await announce(&state, .running) }
        }
    }

    private func announce(_ state: inout State, _ phase: StreamState, _ message: String? = nil) async throws {
        let confirmed = await pipeline.confirmedThrough
        let position = await pipeline.storedPosition
        state.announcedAt = clock.now()
        try await instance.putStreamStatus(
            StreamStatus(
                owner: owner.id, host: owner.host, pid: owner.pid, state: phase, startedAt: owner.startedAt,
                heartbeat: clock.now(), confirmedThrough: confirmed, position: position,
                lastSequence: state.nextSequence - 1, run: state.run, message: message))
        progress.report(
            .counters(
                ProgressCounters(
                    bytes: await pipeline.bytes, transactions: await pipeline.transactions, item: position.description,
                    confirmedThrough: confirmed)))
    }
}
