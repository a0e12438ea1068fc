package import Core

/// Keeps a base within a plan's limits of impact: a state machine without I/O, told every few seconds what the source shows.
///
/// A sign above its limit pauses at once. Reading goes on when every sign has been at four fifths of its limit or below for
/// `calm` seconds, so that a source at its limit does not make the base stop and go. A sign that cannot be read pauses
/// nothing. Adaptive reading begins with one connection, takes one more every `calm` seconds while chunks come about as
/// fast as the fastest so far, and halves where they come far slower.
package struct ImpactGovernor: Hashable, Sendable {
    package let limits: ImpactLimits
    /// The plan's threads.
    package let most: Int
    /// Over how many connections is read; 0 while it pauses.
    package private(set) var connections: Int
    /// The fastest chunk so far, in seconds.
    private var fastest: Double?
    /// Since when nothing has been changed, or all signs have been low.
    private var steadySince: Timestamp

    /// Seconds.
    package static let calm: Double = 10
    /// How much slower than the fastest a chunk may be while connections are added.
    package static let easy: Double = 1.5
    /// How much slower it is where connections are taken away.
    package static let strained: Double = 3

    package init(_ limits: ImpactLimits, threads: Int, at now: Timestamp) {
        self.limits = limits
        most = max(1, threads)
        connections = limits.isAdaptive ? 1 : max(1, threads)
        steadySince = now
    }

    package var isPaused: Bool { connections == 0 }

    /// What changes with a reading; nil where nothing does.
    package mutating func take(_ reading: ImpactReading, at now: Timestamp) -> ImpactAction? {
        // A clock that is set back must not make calm last for ever.
        if now < steadySince { steadySince = now }
        let exceeded = signs(of: reading, above: 1)
        if isPaused {
            if !signs(of: reading, above: 0.8).isEmpty { steadySince = now }
            guard now.seconds(since: steadySince) >= Self.calm else { return nil }
            return change(to: limits.isAdaptive ? 1 : most, at: now)
        }
        if !exceeded.isEmpty {
            connections = 0
            steadySince = now
            return .pause(exceeded)
        }
        return limits.isAdaptive ? adapt(to: reading, at: now) : nil
    }

    private mutating func adapt(to reading: ImpactReading, at now: Timestamp) -> ImpactAction? {
        guard let seconds = reading.chunkSeconds, seconds > 0 else { return nil }
        let best = min(fastest ?? seconds, seconds)
        fastest = best
        guard now.seconds(since: steadySince) >= Self.calm else { return nil }
        if seconds > best * Self.strained, connections > 1 { return change(to: connections / 2, at: now) }
        // Close to a limit one connection more would only lead to a pause.
        guard seconds <= best * Self.easy, connections < most, signs(of: reading, above: 0.8).isEmpty else {
            return nil
        }
        return change(to: connections + 1, at: now)
    }

    private mutating func change(to number: Int, at now: Timestamp) -> ImpactAction {
        connections = number
        steadySince = now
        return .read(connections: number)
    }

    private func signs(of reading: ImpactReading, above share: Double) -> [ImpactSign] {
        ImpactSign.allCases.filter { sign in
            guard let limit = limit(of: sign), let value = reading.signs[sign] else { return false }
            return value > limit * share
        }
    }

    private func limit(of sign: ImpactSign) -> Double? {
        switch sign {
        case .threadsRunning: limits.threadsRunning.map(Double.init)
        case .replicaLag: limits.replicaLag.map { Double($0.seconds) }
        case .historyLength: limits.historyLength.map(Double.init)
        }
    }
}
