internal import Core

/// Decides which segments stay: pure.
struct LogNeed {
    let choice: BaseChoice
    /// Bases that stay.
    let kept: [BaseSummary]
    /// First segments of bases that are being made, and the newest one when the survey began: all from there on stay.
    let pending: [UInt64]
    /// The first segment that was sealed within the kept span.
    let firstYoung: UInt64?
    /// The newest segment stored.
    let last: UInt64

    /// Rising, without overlaps. Everything else may go.
    var ranges: [ClosedRange<UInt64>] {
        // The newest one is what the next is chained to.
        var needed = [last...last]
        needed += pending.map { min($0, last)...last }
        if choice.options.policy.logDays == nil {
            // Without a word about the log it stays from the oldest kept base on; without any base, whole.
            let first = kept.map(\.firstSegment).min() ?? 1
            needed.append(min(first, last)...last)
        } else {
            // After an outage longer than the span there may be nothing young: the newest restore point stays all the same.
            if let newest = choice.newest, kept.contains(newest.base) {
                needed.append(newest.base.firstSegment...max(newest.base.firstSegment, newest.window.lastSegment))
            }
            if let firstYoung { needed.append(min(firstYoung, last)...last) }
            for (window, anchor) in choice.heldWindows() {
                guard let base = kept.first(where: { $0.id == anchor }) else { continue }
                needed.append(base.firstSegment...max(base.firstSegment, window.lastSegment))
            }
        }
        needed += choice.protection.segments.filter { $0.lowerBound <= last }
        for base in kept where base.firstSegment <= base.convergenceSegment {
            needed.append(base.firstSegment...base.convergenceSegment)
        }
        return Self.joined(needed)
    }

    /// Ranges that touch or overlap become one.
    static func joined(_ ranges: [ClosedRange<UInt64>]) -> [ClosedRange<UInt64>] {
        ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, range in
            if let before = joined.last, range.lowerBound <= before.upperBound + 1 {
                joined[joined.count - 1] = before.lowerBound...max(before.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
    }
}
