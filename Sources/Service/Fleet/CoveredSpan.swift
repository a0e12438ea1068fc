package import Core

/// A span of time in which every second is a restore point.
package struct CoveredSpan: Hashable, Sendable {
    package var start: Timestamp
    package var end: Timestamp
    /// A stream is extending it now.
    package var isOpen: Bool

    package init(start: Timestamp, end: Timestamp, isOpen: Bool) {
        self.start = start
        self.end = end
        self.isOpen = isOpen
    }

    /// What lies between some spans, after an instant, oldest first. Spans may overlap and come in any order.
    package static func gaps(in spans: [CoveredSpan], after start: Timestamp) -> [Range<Timestamp>] {
        let rising = spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        guard var reached = rising.first?.end else { return [] }
        var gaps: [Range<Timestamp>] = []
        for span in rising.dropFirst() {
            let from = max(reached, start)
            if span.start > from { gaps.append(from..<span.start) }
            reached = max(reached, span.end)
        }
        return gaps
    }
}
