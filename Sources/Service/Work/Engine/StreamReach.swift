internal import Core
internal import Engine
internal import Synchronization

/// How far a stream has come, by its own word.
final class StreamReach: Sendable {
    private let confirmed = Mutex<Timestamp?>(nil)

    func note(_ event: ProgressEvent) {
        guard case .counters(let counters) = event, let through = counters.confirmedThrough else { return }
        confirmed.withLock { $0 = max($0 ?? through, through) }
    }

    /// Everything the source committed up to then is durable.
    var through: Timestamp? { confirmed.withLock { $0 } }
}
