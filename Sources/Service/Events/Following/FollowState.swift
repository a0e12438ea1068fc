package import Core

/// What one receiver knows of one trouble, as a state machine without I/O or clock: what happens goes in, what is to be told
/// comes out. Stored as JSON.
package struct FollowState: Sendable, Codable, Hashable {
    /// Critical: no quiet hours.
    package private(set) var isCritical: Bool
    /// What is not trouble has no end and nobody acknowledges it.
    package private(set) var isTrouble: Bool
    package private(set) var openedAt: Timestamp
    package private(set) var lastEvent: Int64
    /// Events that came, and how many of them were told.
    package private(set) var count = 0
    package private(set) var told = 0
    package private(set) var firstToldAt: Timestamp?
    package private(set) var toldAt: Timestamp?
    package private(set) var escalatedAt: Timestamp?
    package private(set) var isAcknowledged = false
    package private(set) var overAt: Timestamp?
    package private(set) var isOverTold = false

    package init(event: Int64, at now: Timestamp, isCritical: Bool, isTrouble: Bool) {
        self.isCritical = isCritical
        self.isTrouble = isTrouble
        openedAt = now
        lastEvent = event
    }

    // MARK: What happens

    /// The trouble was told of by an event, the first or another. One that is over begins anew.
    package mutating func raise(_ event: Int64, isCritical: Bool, at now: Timestamp) {
        if overAt != nil { self = FollowState(event: event, at: now, isCritical: isCritical, isTrouble: isTrouble) }
        self.isCritical = self.isCritical || isCritical
        count += 1
        lastEvent = event
    }

    package mutating func acknowledge() { isAcknowledged = true }

    package mutating func end(_ event: Int64, at now: Timestamp) {
        guard overAt == nil else { return }
        overAt = now
        lastEvent = event
    }

    // MARK: What is told

    /// What is to be told now. Asked twice at the same instant, the second answer is empty.
    package mutating func advance(to now: Timestamp, _ rules: FollowRules) -> [NoticePurpose] {
        guard quietEnd(at: now, rules) == nil else { return [] }
        if overAt != nil { return tellEnd(rules) }
        var purposes: [NoticePurpose] = []
        if told == 0, count > 0 {
            purposes.append(.raised)
        } else if count > told, !isAcknowledged, isPast(toldAt, rules.foldSeconds, now) {
            purposes.append(.repeated)
        }
        if !purposes.isEmpty {
            told = count
            toldAt = now
            firstToldAt = firstToldAt ?? now
        }
        if let seconds = rules.escalateSeconds, canEscalate, isPast(firstToldAt, seconds, now) {
            escalatedAt = now
            purposes.append(.escalated)
        }
        return purposes
    }

    /// When to ask again, though nothing happens; nil where that changes nothing.
    package func next(after now: Timestamp, _ rules: FollowRules) -> Timestamp? {
        guard let wanted = wanted(after: now, rules) else { return nil }
        return max(wanted, quietEnd(at: wanted, rules) ?? wanted)
    }

    /// Nothing will come of it any more.
    package func isDone(at now: Timestamp, _ rules: FollowRules) -> Bool {
        if overAt != nil { return isOverTold }
        return !isTrouble && count == told && isPast(toldAt, rules.foldSeconds, now)
    }

    // MARK: Parts

    private var canEscalate: Bool { isTrouble && !isAcknowledged && escalatedAt == nil && overAt == nil }

    private mutating func tellEnd(_ rules: FollowRules) -> [NoticePurpose] {
        guard !isOverTold else { return [] }
        isOverTold = true
        told = count
        return rules.tellsEnd && isTrouble && count > 0 ? [.over] : []
    }

    private func wanted(after now: Timestamp, _ rules: FollowRules) -> Timestamp? {
        if overAt != nil { return isOverTold ? nil : now }
        if told == 0, count > 0 { return now }
        var wanted: [Timestamp] = []
        if let toldAt, !isTrouble || (count > told && !isAcknowledged) {
            wanted.append(toldAt.adding(seconds: rules.foldSeconds))
        }
        if let seconds = rules.escalateSeconds, canEscalate, let firstToldAt {
            wanted.append(firstToldAt.adding(seconds: seconds))
        }
        return wanted.min().map { max($0, now) }
    }

    private func quietEnd(at now: Timestamp, _ rules: FollowRules) -> Timestamp? {
        isCritical ? nil : rules.quiet?.end(around: now)
    }

    private func isPast(_ since: Timestamp?, _ seconds: Double, _ now: Timestamp) -> Bool {
        since.map { now >= $0.adding(seconds: seconds) } ?? false
    }
}
