package import Core

/// What of an instance is copied: everything, or what the restore points of a span of time need.
package struct CopySelection: Sendable, Hashable {
    /// Restore points from then on: the bases since, the one before them, and the log from there.
    package var since: Timestamp?
    /// Restore points up to then.
    package var until: Timestamp?

    package init(since: Timestamp? = nil, until: Timestamp? = nil) {
        self.since = since
        self.until = until
    }

    /// The bases the span needs, oldest first.
    func bases(of all: [BaseSummary]) -> [BaseSummary] {
        let sorted = all.sorted { ($0.convergenceTime, $0.id) < ($1.convergenceTime, $1.id) }
            .filter { base in until.map { base.convergenceTime <= $0 } ?? true }
        guard let since else { return sorted }
        let before = sorted.last { $0.convergenceTime <= since }
        return sorted.filter { $0.convergenceTime > since || $0.id == before?.id }
    }
}
