internal import Core
internal import Synchronization

/// Remembers from one look to the next what cycles answered: when the next run is due does not change while plan and schedule
/// stay as they are, and calendars are dear.
package final class DueMemo: Sendable {
    private struct Question: Hashable {
        let document: String
        let purpose: JobKind
        let after: Timestamp
    }

    private let answers = Mutex<[Question: Timestamp?]>([:])
    /// Answers that are kept; beyond them all are asked for again.
    private static let most = 50_000

    package init() {}

    /// The cycle's next due instant. `document` is the plan's, which the cycle follows from with the purpose.
    func next(of cycle: Cycle, _ document: String, _ purpose: JobKind, after: Timestamp) -> Timestamp? {
        let question = Question(document: document, purpose: purpose, after: after)
        if let known = answers.withLock({ $0[question] }) { return known }
        let next = cycle.next(after: after)
        answers.withLock { answers in
            if answers.count >= Self.most { answers = [:] }
            answers[question] = .some(next)
        }
        return next
    }
}
