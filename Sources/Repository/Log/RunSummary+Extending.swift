internal import Core

extension [RunSummary] {
    /// As many runs as an index carries; older ones are found in the index of the segment before the first of these.
    static let maximumInIndex = 32
    /// As many incidents as a run keeps apart; further ones widen the last.
    static let maximumIncidents = 100

    /// The runs up to and including a segment, given those up to the segment before it.
    func extended(by index: SegmentIndex) -> [RunSummary] {
        var runs = self
        if runs.last?.run != index.run {
            runs.append(
                RunSummary(
                    run: index.run, firstSequence: index.sequence, lastSequence: index.sequence,
                    openedAt: index.sealedAt, sealedAt: index.sealedAt, gapReason: index.gapReason))
        }
        runs[runs.count - 1].extend(by: index)
        return Array(runs.suffix(Self.maximumInIndex))
    }
}

extension RunSummary {
    fileprivate mutating func extend(by index: SegmentIndex) {
        lastSequence = index.sequence
        sealedAt = index.sealedAt
        firstCommit = firstCommit ?? index.firstCommit
        // Commit times may go back when the source's clock is set; a window never does.
        lastCommit = [lastCommit, index.lastCommit].compactMap { $0 }.max()
        confirmedThrough = [confirmedThrough, index.confirmedThrough].compactMap { $0 }.max()
        for incident in index.incidents {
            if incidents.count < [RunSummary].maximumIncidents {
                incidents.append(incident)
            } else {
                // Restore points from the first to the last of these are given up together.
                incidents[incidents.count - 1].position = incident.position
            }
        }
    }
}
