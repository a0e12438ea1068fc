internal import Core

/// Computes windows from what is known of bases and log: pure, so that verification can ask what a damage takes away.
struct WindowPlanner {
    var bases: [BaseSummary]
    /// Runs of the log, oldest first.
    var runs: [RunSummary]
    /// Stored segments as ranges without holes, rising.
    var stored: [ClosedRange<UInt64>]
    /// What is not stored on purpose.
    var removals = RemovalRecord()
    /// How far the log reaches at the end of a range that ends before its run does, by the range's last segment; where
    /// it is not known, as far as the bases that converge there.
    var reachAt: [UInt64: Timestamp] = [:]
    var status: StreamStatus?
    var now: Timestamp

    var windows: [Window] {
        runs.indices.flatMap { index in parts(ofRun: index).flatMap { windows(in: $0, run: index) } }
            .sorted { ($0.start, $0.firstSegment) < ($1.start, $1.firstSegment) }
    }

    /// The ranges of a run that are stored.
    private func parts(ofRun index: Int) -> [ClosedRange<UInt64>] {
        let run = runs[index].firstSequence...runs[index].lastSequence
        return stored.filter { $0.overlaps(run) }.map { $0.clamped(to: run) }
    }

    /// Bases of a part, grouped by the incidents they come after: each group is one window.
    private func windows(in part: ClosedRange<UInt64>, run index: Int) -> [Window] {
        let run = runs[index]
        let usable = bases.filter { base in
            base.state == .complete && base.run == run.run && part.contains(base.firstSegment)
                && part.contains(base.convergenceSegment)
        }
        let groups = Dictionary(grouping: usable) { base in
            run.incidents.prefix { base.low.reaches($0.position) }.count
        }
        return groups.sorted { $0.key < $1.key }.compactMap { stage, group in
            window(
                group, part: part, run: index,
                incident: stage < run.incidents.count ? run.incidents[stage] : nil)
        }
    }

    private func window(
        _ group: [BaseSummary], part: ClosedRange<UInt64>, run index: Int, incident: LogIncident?
    ) -> Window? {
        let run = runs[index]
        // A base that an incident fell into never was a restore point.
        let bases = group.filter { base in incident.map { base.convergenceTime < $0.time } ?? true }
            .sorted { $0.convergenceTime < $1.convergenceTime }
        guard let first = bases.first else { return nil }
        let isWhole = part.upperBound == run.lastSequence
        let live = isWhole && incident == nil ? liveStatus(of: run) : nil
        var reach =
            isWhole
            ? [run.lastCommit, run.confirmedThrough, live?.confirmedThrough].compactMap { $0 }.max()
            : reachAt[part.upperBound] ?? bases.last?.convergenceTime
        // What was taken away may begin before the incident.
        let isCut = !isWhole && (incident.map { reach ?? $0.time < $0.time } ?? true)
        if let incident { reach = min(incident.time, reach ?? incident.time) }
        let isOpen = index == runs.count - 1 && (live.map { $0.isAlive(at: now) } ?? false)
        let removed = isCut ? removals.range(of: part.upperBound + 1) : nil
        return Window(
            start: first.convergenceTime, end: max(first.convergenceTime, reach ?? first.convergenceTime),
            isOpen: isOpen, run: run.run, firstSegment: bases.map(\.firstSegment).min() ?? part.lowerBound,
            lastSegment: part.upperBound, bases: bases.map(\.id),
            endReason: isOpen
                ? nil : removed?.reason.sentence ?? endReason(run: index, part: part, incident: incident, live: live),
            endsByRemoval: removed != nil)
    }

    /// The stream's status where it speaks of this run and of no segment that is not there.
    private func liveStatus(of run: RunSummary) -> StreamStatus? {
        guard let status, status.run == run.run, status.lastSequence <= run.lastSequence else { return nil }
        return status
    }

    private func endReason(
        run index: Int, part: ClosedRange<UInt64>, incident: LogIncident?, live: StreamStatus?
    ) -> String {
        if let incident { return incident.description }
        if part.upperBound < runs[index].lastSequence { return "Segment \(part.upperBound + 1) is missing or damaged." }
        if let status, status.run == runs[index].run, status.lastSequence > runs[index].lastSequence {
            return "Segment \(runs[index].lastSequence + 1) is missing or damaged."
        }
        if index + 1 < runs.count { return runs[index + 1].gapReason ?? "The log was interrupted." }
        switch live?.state {
        case .running?: return "The stream stopped without a word after \(live?.heartbeat.description ?? "")."
        case .failed?, .stopped?: return live?.message ?? "The stream was stopped."
        case nil: return "The log is not being streamed."
        }
    }
}
