internal import Core

extension InstanceVerifier {
    /// Says for every damaged object, and for all together, which restore points are gone.
    mutating func addConsequences() async throws {
        guard !report.damaged.isEmpty else { return }
        let whole = try await planner()
        let spans = whole.windows.map(TimeSpan.init)
        for index in report.damaged.indices {
            let key = report.damaged[index].key
            if let sequence = instance.names.sequence(ofSegment: key) {
                report.damaged[index].takesAway =
                    sequence > whole.runs.last?.lastSequence ?? 0
                    ? ["All restore points after segment \(sequence - 1)."]
                    : Self.sentences(TimeSpan.difference(spans, without([sequence], from: whole).spans))
            } else if let id = baseID(key) ?? (references[String(key.suffix(64))]?.bases).map({ _ in "" }) {
                let lost = id.isEmpty ? Set(references[String(key.suffix(64))]?.bases ?? []) : [id]
                report.damaged[index].takesAway = consequences(ofLosing: lost, whole: whole, spans: spans)
            }
        }
        var left = without(damagedSegments, from: whole)
        left.bases.removeAll { damagedBases.contains($0.id) }
        report.lost = Self.sentences(TimeSpan.difference(spans, left.spans))
    }

    private func consequences(ofLosing lost: Set<String>, whole: WindowPlanner, spans: [TimeSpan]) -> [String] {
        var left = whole
        left.bases.removeAll { lost.contains($0.id) }
        let names = lost.sorted().map { "Base \($0)." }
        return names + Self.sentences(TimeSpan.difference(spans, left.spans))
    }

    private func baseID(_ key: String) -> String? {
        ObjectNames.identifier(in: key, prefix: instance.names.bases, suffix: ".base")
    }

    /// The windows as they would be were nothing damaged: all bases that are known, all segments of all runs.
    private func planner() async throws -> WindowPlanner {
        var runs: [RunSummary] = []
        for sequence in indexes.keys.sorted(by: >) {
            guard let index = indexes[sequence], sequence < runs.first?.firstSequence ?? .max else { continue }
            runs.insert(contentsOf: index.runs.filter { $0.firstSequence < runs.first?.firstSequence ?? .max }, at: 0)
        }
        let first = indexes.keys.min() ?? 1
        let stored = runs.last.map { [min(first, $0.lastSequence)...$0.lastSequence] } ?? []
        var reachAt: [UInt64: Timestamp] = [:]
        for (sequence, index) in indexes {
            guard let run = index.runs.last else { continue }
            reachAt[sequence] = [run.lastCommit, run.confirmedThrough].compactMap { $0 }.max()
        }
        return WindowPlanner(
            bases: bases, runs: runs, stored: stored, reachAt: reachAt, status: try await instance.streamStatus(),
            now: Timestamp(microseconds: .max))
    }

    private func without(_ sequences: Set<UInt64>, from planner: WindowPlanner) -> WindowPlanner {
        var planner = planner
        for sequence in sequences { planner.stored = LogSurvey.removing(sequence, from: planner.stored) }
        return planner
    }

    private static func sentences(_ spans: [TimeSpan]) -> [String] {
        spans.map { "Restore points from \($0.start) to \($0.end)." }
    }
}

extension WindowPlanner {
    fileprivate var spans: [TimeSpan] { windows.map(TimeSpan.init) }
}
