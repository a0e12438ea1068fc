package import Core
package import Engine
internal import Synchronization

/// Keeps the reading of one base within its plan's limits of impact and its window.
///
/// The engine asks it before each range of rows; `BaseRunner` tells it every few seconds what the source shows. It remembers
/// how long the base was held, because that is no time of reading.
package final class BaseGovernor: ReadGovernor {
    /// What has changed for the reader.
    package enum Change: Sendable, Hashable {
        case held(String)
        case goesOn(connections: Int)
    }

    private struct State {
        var governor: ImpactGovernor
        var isShut: Bool
        /// Nobody has been told yet whether it is held.
        var isNew = true
        /// Seconds a mebibyte of rows took, the newest last.
        var paces: [Double] = []
        /// The best mean of them so far.
        var bestPace: Double?
        /// Something small was read since the last look: it tells no pace, and that the source keeps up.
        var readsSmall = false
        var heldSince: Double?
        var heldSeconds = 0.0
        var over: [ImpactSign] = []
    }

    private let window: RunWindow?
    private let zone: CalendarZone
    private let state: Mutex<State>

    /// Ranges below it say little about how fast the source is.
    package static let leastBytes: UInt64 = 256 << 10
    /// Ranges the pace is the mean of.
    package static let paces = 6

    /// - Parameter window: in which reading goes on, in `zone`; nil for always.
    package init(
        _ limits: ImpactLimits, threads: Int, window: RunWindow?, zone: CalendarZone, at now: Timestamp
    ) {
        self.window = window
        self.zone = zone
        let isShut = window.map { !$0.isOpen(at: now, in: zone) } ?? false
        state = Mutex(State(governor: ImpactGovernor(limits, threads: threads, at: now), isShut: isShut))
    }

    package var connections: Int { state.withLock { $0.isShut ? 0 : $0.governor.connections } }

    package func noteRange(bytes: UInt64, seconds: Double) {
        state.withLock { state in
            guard bytes >= Self.leastBytes, seconds > 0 else {
                state.readsSmall = true
                return
            }
            state.paces.append(seconds * 1_048_576 / Double(bytes))
            if state.paces.count > Self.paces { state.paces.removeFirst() }
        }
    }

    /// Takes up what the source shows; nil where it was not asked, or did not answer. Returns what has changed.
    ///
    /// - Parameter uptime: of the monotonic clock, in seconds.
    package func look(_ strain: SourceStrain?, at now: Timestamp, uptime: Double) -> Change? {
        let isShut = window.map { !$0.isOpen(at: now, in: zone) } ?? false
        return state.withLock { state in
            let before = state.isShut ? 0 : state.governor.connections
            let isNews = state.isNew || state.isShut != isShut
            state.isShut = isShut
            state.isNew = false
            let reading = ImpactReading(strain?.signs ?? [:], chunkSeconds: Self.pace(&state))
            let action = state.governor.take(reading, at: now)
            if case .pause(let signs) = action { state.over = signs }
            if case .read = action { state.paces = [] }
            let after = state.isShut ? 0 : state.governor.connections
            Self.count(&state, isHeld: after == 0, uptime: uptime)
            if after == 0 {
                guard before > 0 || isNews else { return nil }
                return .held(isShut ? "its window is shut" : Self.text(state.over))
            }
            return after == before ? nil : .goesOn(connections: after)
        }
    }

    /// How long it was held until now.
    package func heldSeconds(uptime: Double) -> Double {
        state.withLock { $0.heldSeconds + ($0.heldSince.map { uptime - $0 } ?? 0) }
    }

    /// Seconds of a mebibyte lately; among many small tables one that changes nothing; nil where nothing was read.
    private static func pace(_ state: inout State) -> Double? {
        defer { state.readsSmall = false }
        guard !state.paces.isEmpty else { return state.readsSmall ? state.bestPace ?? 1 : nil }
        let mean = state.paces.reduce(0, +) / Double(state.paces.count)
        state.bestPace = min(state.bestPace ?? mean, mean)
        return mean
    }

    private static func count(_ state: inout State, isHeld: Bool, uptime: Double) {
        if let since = state.heldSince {
            guard !isHeld else { return }
            state.heldSeconds += uptime - since
            state.heldSince = nil
        } else if isHeld {
            state.heldSince = uptime
        }
    }

    private static func text(_ signs: [ImpactSign]) -> String {
        signs.map(\.rawValue).joined(separator: " and ") + (signs.count == 1 ? " is" : " are") + " above the limit"
    }
}

extension SourceStrain {
    /// As the limits of a plan speak of it.
    var signs: [ImpactSign: Double] {
        var signs: [ImpactSign: Double] = [:]
        signs[.threadsRunning] = threadsRunning.map { Double($0) }
        signs[.replicaLag] = replicaLag
        signs[.historyLength] = historyLength.map { Double($0) }
        return signs
    }
}

extension ImpactLimits {
    /// Whether the source has to be asked for anything.
    package var wantsSigns: Bool { threadsRunning != nil || replicaLag != nil || historyLength != nil }
}
