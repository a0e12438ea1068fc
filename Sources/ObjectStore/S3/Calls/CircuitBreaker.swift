package import Core
internal import Synchronization

/// Keeps many callers from hammering a store that does not work.
///
/// Closed: everyone goes. Open after repeated failures: everyone waits until one caller at a time may try (half-open);
/// its success closes the circuit, its failure opens it for twice as long. After a refusal that concerns every request,
/// such as a wrong key, callers are given that error at once until the time to try again has come.
package final class CircuitBreaker: Sendable {
    package enum Admission: Sendable, Equatable {
        case go
        /// Ask again after so many seconds.
        case wait(Double)
        case refuse(TidemarkError)
    }

    private struct State {
        var failures = 0
        /// Open until then; nil while closed.
        var until: Timestamp?
        var span = 0.0
        var refusal: TidemarkError?
        /// Since when a caller tries in the half-open circuit.
        var trying: Timestamp?
    }

    /// Failures in a row that open the circuit.
    private static let threshold = 8
    private static let firstSpan = 1.0
    private static let longestSpan = 15.0
    /// Seconds after which a caller that tries is given up.
    private static let patience = 60.0

    private let state = Mutex(State())

    package init() {}

    package func admit(at now: Timestamp) -> Admission {
        state.withLock { state in
            guard let until = state.until else { return .go }
            let wait = until.seconds(since: now)
            if wait > 0, wait <= Self.longestSpan {
                return state.refusal.map { .refuse($0) } ?? .wait(wait)
            }
            if let trying = state.trying, now.seconds(since: trying) < Self.patience, now >= trying {
                return state.refusal.map { .refuse($0) } ?? .wait(0.1)
            }
            state.trying = now
            return .go
        }
    }

    /// The store answered as it should.
    package func succeeded() { state.withLock { $0 = State() } }

    /// The caller gave up without an outcome.
    package func abandoned() { state.withLock { $0.trying = nil } }

    /// A failure that may pass.
    package func failed(at now: Timestamp) {
        state.withLock { state in
            state.failures += 1
            guard state.failures >= Self.threshold || state.trying != nil else { return }
            Self.open(&state, now, refusal: nil)
        }
    }

    /// A refusal that every request would meet.
    package func refused(at now: Timestamp, _ error: TidemarkError) {
        state.withLock { Self.open(&$0, now, refusal: error) }
    }

    private static func open(_ state: inout State, _ now: Timestamp, refusal: TidemarkError?) {
        // Calls that were under way when it opened do not make it longer.
        if state.trying == nil, let until = state.until, until > now, refusal == nil { return }
        state.span = state.span == 0 ? firstSpan : min(longestSpan, state.span * 2)
        state.until = now.adding(seconds: state.span)
        state.refusal = refusal
        state.trying = nil
    }
}
