internal import Core
internal import Engine
internal import Synchronization

/// How far a stream has come and what it changed, by its own word.
final class StreamReach: Sendable {
    private struct State {
        var confirmed: Timestamp?
        var changes = RowChanges()
        /// Of a run that ended: the next one begins to count anew.
        var before = RowChanges()
    }

    private let state = Mutex(State())

    func note(_ event: ProgressEvent) {
        guard case .counters(let counters) = event, let through = counters.confirmedThrough else { return }
        state.withLock { state in
            state.confirmed = max(state.confirmed ?? through, through)
            if counters.changes.isLess(than: state.changes) { state.before.add(state.changes) }
            state.changes = counters.changes
        }
    }

    /// Everything the source committed up to then is durable.
    var through: Timestamp? { state.withLock { $0.confirmed } }

    /// Rows changed since the job began.
    var changes: RowChanges {
        state.withLock { state in
            var sum = state.before
            sum.add(state.changes)
            return sum
        }
    }
}

extension RowChanges {
    fileprivate mutating func add(_ other: RowChanges) {
        inserts &+= other.inserts
        updates &+= other.updates
        deletes &+= other.deletes
    }

    fileprivate func isLess(than other: RowChanges) -> Bool {
        inserts < other.inserts || updates < other.updates || deletes < other.deletes
    }
}
