/// Hands the tasks of a schedule to several connections.
actor LoadQueue {
    private var schedule: LoadSchedule
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var isStopped = false

    init(_ tables: [TableLoad]) { schedule = LoadSchedule(tables.map(\.scheduled)) }

    /// Waits where nothing can be begun yet; nil when all is done, or one connection has failed. `last` is what the
    /// connection has just done.
    func next(after last: LoadSchedule.Task?) async -> LoadSchedule.Task? {
        while !isStopped {
            switch schedule.next(after: last?.table) {
            case .task(let task): return task
            case .finished: return nil
            case .wait: await withCheckedContinuation { waiting.append($0) }
            }
        }
        return nil
    }

    func done(_ task: LoadSchedule.Task) {
        schedule.done(task)
        wake()
    }

    /// Sends everybody home: one has failed, or was cancelled.
    func stop() {
        isStopped = true
        wake()
    }

    private func wake() {
        for continuation in waiting { continuation.resume() }
        waiting.removeAll()
    }
}
