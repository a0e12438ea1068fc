internal import Core

extension InstanceVerifier {
    /// Says for every damaged object, and for all together, which restore points are gone.
    mutating func addConsequences() async throws {
        guard !report.damaged.isEmpty else { return }
        let whole = try await planner()
        let spans = whole.spans
        for index in report.damaged.indices {
            let key = report.damaged[index].key
            if let segments = damagedSegments(by: key) {
                report.damaged[index].takesAway = consequences(ofLosing: segments, whole: whole, spans: spans)
            } else if let lost = damagedBases(by: key) {
                report.damaged[index].takesAway = consequences(ofLosing: lost, whole: whole, spans: spans)
            }
        }
        var left = whole
        for range in missingSegments.values { left = left.without(range) }
        for sequence in damagedSegments { left = left.without(sequence...sequence) }
        left.bases.removeAll { damagedBases.contains($0.id) }
        report.lost = Self.sentences(TimeSpan.difference(spans, left.spans))
    }

    private func consequences(
        ofLosing segments: ClosedRange<UInt64>, whole: WindowPlanner, spans: [TimeSpan]
    ) -> [String] {
        guard segments.lowerBound <= whole.runs.last?.lastSequence ?? 0 else {
            return ["All restore points after segment \(segments.lowerBound - 1)."]
        }
        let bases = whole.bases.filter {
            $0.firstSegment <= segments.upperBound && $0.convergenceSegment >= segments.lowerBound
        }
        return Self.sentences(bases: Set(bases.map(\.id)))
            + Self.sentences(TimeSpan.difference(spans, whole.without(segments).spans))
    }

    private func consequences(ofLosing lost: Set<String>, whole: WindowPlanner, spans: [TimeSpan]) -> [String] {
        var left = whole
        left.bases.removeAll { lost.contains($0.id) }
        return Self.sentences(bases: lost) + Self.sentences(TimeSpan.difference(spans, left.spans))
    }

    /// The segments a damaged object takes away; nil where it is no segment.
    private func damagedSegments(by key: String) -> ClosedRange<UInt64>? {
        if let hole = missingSegments[key] { return hole }
        return instance.names.segments(ofObject: key)
    }

    /// The bases that need a damaged object; nil where none could.
    private func damagedBases(by key: String) -> Set<String>? {
        if let id = ObjectNames.identifier(in: key, prefix: instance.names.bases, suffix: ".base") { return [id] }
        return references[String(key.suffix(64))].map { Set($0.bases) }
    }

    /// The windows as they would be were nothing damaged: all bases that are known, all segments of all runs that
    /// were not taken away on purpose.
    private func planner() async throws -> WindowPlanner {
        var runs: [RunSummary] = []
        for sequence in indexes.keys.sorted(by: >) {
            guard let index = indexes[sequence], sequence < runs.first?.firstSequence ?? .max else { continue }
            runs.insert(contentsOf: index.runs.filter { $0.firstSequence < runs.first?.firstSequence ?? .max }, at: 0)
        }
        let stored = runs.last.map { removals.subtracted(from: [1...max(1, $0.lastSequence)]) } ?? []
        var reachAt: [UInt64: Timestamp] = [:]
        for (sequence, index) in indexes {
            guard let run = index.runs.last else { continue }
            reachAt[sequence] = [run.lastCommit, run.confirmedThrough].compactMap { $0 }.max()
        }
        return WindowPlanner(
            bases: bases, runs: runs, stored: stored, removals: removals, reachAt: reachAt,
            status: try await instance.streamStatus(), now: Timestamp(microseconds: .max))
    }

    private static func sentences(bases: Set<String>) -> [String] { bases.sorted().map { "Base \($0)." } }

    private static func sentences(_ spans: [TimeSpan]) -> [String] {
        spans.map { "Restore points from \($0.start) to \($0.end)." }
    }
}

extension WindowPlanner {
    fileprivate var spans: [TimeSpan] { windows.map(TimeSpan.init) }

    fileprivate func without(_ segments: ClosedRange<UInt64>) -> WindowPlanner {
        var planner = self
        var lost = RemovalRecord()
        lost.add(segments, .pruned)
        planner.stored = lost.subtracted(from: stored)
        return planner
    }
}
