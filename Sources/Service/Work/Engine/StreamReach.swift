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
        /// Statements that changed tables and that nobody was told of.
        var untold: [SchemaChange] = []
        /// Those that somebody was told of, the newest.
        var told: [SchemaChange] = []
    }

    private static let most = 50

    private let state = Mutex(State())

    func note(_ event: ProgressEvent) {
        guard case .counters(let counters) = event, let through = counters.confirmedThrough else { return }
        state.withLock { state in
            state.confirmed = max(state.confirmed ?? through, through)
            if counters.changes.isLess(than: state.changes) { state.before.add(state.changes) }
            state.changes = counters.changes
            for change in counters.schemaChanges where !state.told.contains(change) {
                state.told = (state.told + [change]).suffix(Self.most)
                state.untold = (state.untold + [change]).suffix(Self.most)
            }
        }
    }

    /// Everything the source committed up to then is durable.
    var through: Timestamp? { state.withLock { $0.confirmed } }

    /// Statements that changed tables since the last call.
    func takeSchemaChanges() -> [SchemaChange] {
        state.withLock { state in
            defer { state.untold = [] }
            return state.untold
        }
    }

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
