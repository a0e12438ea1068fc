package import Core
package import Courier

/// Where one message to one channel is, as a state machine without I/O or clock.
///
/// Every try has a number. What is said of a try counts only while it is the newest: of two servers that believe to have a
/// message, one is wrong.
package struct DeliveryState: Sendable, Hashable {
    package enum Phase: String, Sendable, Hashable, CaseIterable {
        case waiting
        case sending
        case sent
        /// Given up; kept, and can be replayed.
        case dead
    }

    package private(set) var phase: Phase
    /// Begun so far; the newest try's number.
    package private(set) var tries: Int
    /// When it may be tried; while it is being sent, when the try counts as lost.
    package private(set) var notBefore: Timestamp
    /// Why the last try failed.
    package private(set) var failure: String?
    /// From when its patience counts.
    package private(set) var since: Timestamp
    package private(set) var endedAt: Timestamp?

    package init(at now: Timestamp) {
        phase = .waiting
        tries = 0
        notBefore = now
        since = now
    }

    /// As it is stored.
    package init(
        phase: Phase, tries: Int, notBefore: Timestamp, failure: String?, since: Timestamp, endedAt: Timestamp?
    ) {
        self.phase = phase
        self.tries = tries
        self.notBefore = notBefore
        self.failure = failure
        self.since = since
        self.endedAt = endedAt
    }

    package func isDue(at now: Timestamp) -> Bool { (phase == .waiting || phase == .sending) && notBefore <= now }

    /// The number of the try that begins; nil where none may.
    package mutating func begin(at now: Timestamp, _ terms: DeliveryTerms) -> Int? {
        guard isDue(at: now) else { return nil }
        phase = .sending
        tries += 1
        notBefore = now.adding(seconds: terms.lease)
        return tries
    }

    /// Whether that counted.
    package mutating func succeed(_ number: Int, at now: Timestamp) -> Bool {
        guard phase == .sending, number == tries else { return false }
        phase = .sent
        failure = nil
        endedAt = now
        return true
    }

    /// Whether that counted.
    package mutating func fail(
        _ number: Int, _ reason: CourierFailure, at now: Timestamp, _ terms: DeliveryTerms
    ) -> Bool {
        guard phase == .sending, number == tries else { return false }
        failure = reason.text
        let pause = max(terms.pause(after: tries), min(reason.wait ?? 0, terms.longest))
        let next = now.adding(seconds: pause)
        guard !reason.isFinal, next.seconds(since: since) <= terms.patience else {
            phase = .dead
            endedAt = now
            return true
        }
        phase = .waiting
        notBefore = next
        return true
    }

    /// A message that was given up is tried again, with all patience. Whether there was anything to replay.
    package mutating func replay(at now: Timestamp) -> Bool {
        guard phase == .dead else { return false }
        phase = .waiting
        notBefore = now
        since = now
        endedAt = nil
        return true
    }
}
