internal import APIModel
internal import Core
internal import Service

/// The timeline of an instance, and what it shows in words.
struct InstanceTimeline {
    let request: ConsoleRequest
    let status: InstanceStatus
    let window: WindowDocument
    let history: InstanceHistory
    let range: TimelineRange

    private static let longestText = 40

    /// Seconds that the last drill took which proved something.
    var estimate: Double? { history.drills.first { $0.isPassed && $0.rto != nil }?.rto }

    private var restorable: String {
        estimate.map { request.say(\.instances.can, ["span": request.span($0)]) }
            ?? request.say(\.instances.canUnmeasured)
    }

    func markup() -> Markup {
        let path = ConsoleRequest.address("instances", status.project, status.instance)
        let axis = TimeAxis(from: range.from, to: range.to, width: RecoveryTimeline.width)
        var line = RecoveryTimeline(
            axis: axis, restoreAddress: Self.restoreAddress(status), zoomAddress: "\(path)?from={from}&to={to}",
            outside: request.say(\.instances.cannot))
        line.tide = tide(axis)
        line.spans = window.spans.map { span in
            RecoveryTimeline.Span(start: span.start.timestamp, end: span.end.timestamp, say: restorable)
        }
        line.gaps = window.gaps.map { gap in
            RecoveryTimeline.Span(start: gap.from.timestamp, end: gap.to.timestamp, say: text(of: gap))
        }
        line.marks = bases + drills + bursts + changes
        let values = ["name": status.instance, "from": request.clock(range.from), "to": request.clock(range.to)]
        return line.markup(
            id: "timeline", note: "timeline-note", label: request.say(\.instances.lineLabel, values),
            in: request.settings.zone, moment: { request.clock($0) })
    }

    static func restoreAddress(_ status: InstanceStatus) -> String {
        "/restore?project=\(PercentEncoding.encoded(status.project))&instance=\(PercentEncoding.encoded(status.instance))"
    }

    /// What happened in the part shown, newest first, with what brings back the moment before.
    func rows() -> [View] {
        var rows: [(at: Timestamp, view: View)] = []
        for burst in history.bursts {
            rows.append((burst.happenedAt, row(burst.happenedAt, "bad", text(of: burst), before: burst.before)))
        }
        for mark in history.marks {
            let before = mark.happenedAt.adding(microseconds: -1)
            rows.append((mark.happenedAt, row(mark.happenedAt, "", mark.statement, mark.place, before: before)))
        }
        for gap in window.gaps {
            let from = gap.from.timestamp
            rows.append((from, row(from, "warn", text(of: gap), before: from)))
        }
        let shown = rows.filter { range.from <= $0.at && $0.at <= range.to }.sorted { $0.at > $1.at }
        return shown.prefix(50).map { $0.view }
    }

    private func row(
        _ at: Timestamp, _ look: String, _ text: String, _ place: String = "", before: Timestamp?
    ) -> View {
        var restore: String?
        if let before, isCovered(before) { restore = address(of: before) }
        return ["at": request.time(at), "look": look, "text": text, "place": place, "restore": restore]
    }

    func text(of gap: GapDocument) -> String {
        let span = request.span(gap.to.timestamp.seconds(since: gap.from.timestamp))
        let reason = history.gapReasons.first { $0.from == gap.from.timestamp }?.reason
        return reason.map { request.say(\.instances.gapWhy, ["span": span, "why": $0]) }
            ?? request.say(\.instances.gap, ["span": span])
    }

    // MARK: Parts

    /// Rows a second, so that intervals of every length are drawn alike.
    private func tide(_ axis: TimeAxis) -> [AreaChart.Point] {
        guard let first = history.tides.first else { return [] }
        let known = Dictionary(history.tides.map { ($0.beginsAt, $0) }) { one, _ in one }
        var points: [AreaChart.Point] = []
        var at = first.beginsAt
        while at < axis.to {
            if let middle = axis.middle(of: at, seconds: first.span.seconds) {
                points.append(AreaChart.Point(middle, Double(known[at]?.changes ?? 0) / first.span.seconds))
            }
            at = at.adding(seconds: first.span.seconds)
        }
        return points
    }

    private var bases: [RecoveryTimeline.Mark] {
        let proven = Set(history.drills.filter(\.isPassed).map(\.base))
        let known = Dictionary(history.bases.map { ($0.convergence, $0) }) { first, _ in first }
        return window.bases.map { base in
            let at = base.convergence.timestamp
            let details = known[at]
            var title = request.say(
                \.instances.baseAt,
                [
                    "time": request.clock(at), "size": request.size(details?.rawBytes ?? 0),
                    "span": request.span(base.seconds.rounded()),
                ])
            let isProven = details.map { proven.contains($0.id) } ?? false
            if !base.isUsable { title = request.say(\.instances.basePending, ["base": title]) }
            if isProven { title = request.say(\.instances.baseProven, ["base": title]) }
            let kind: RecoveryTimeline.Mark.Kind = !base.isUsable ? .pendingBase : isProven ? .provenBase : .base
            return RecoveryTimeline.Mark(kind, at: at, title: title, restore: base.isUsable ? at : nil)
        }
    }

    private var drills: [RecoveryTimeline.Mark] {
        history.drills.map { drill in
            let time = request.clock(drill.restorePoint)
            let title =
                !drill.isPassed
                ? request.say(\.instances.drillFailedAt, ["time": time])
                : drill.rto.map { request.say(\.instances.drillTook, ["time": time, "span": request.span($0)]) }
                    ?? request.say(\.instances.drillAt, ["time": time])
            return RecoveryTimeline.Mark(
                drill.isPassed ? .drill : .failedDrill, at: drill.restorePoint, title: title, restore: nil)
        }
    }

    private var bursts: [RecoveryTimeline.Mark] {
        history.bursts.map { burst in
            let text = text(of: burst)
            return RecoveryTimeline.Mark(
                .burst, at: burst.happenedAt, text: text, title: "\(request.clock(burst.happenedAt)) · \(text)",
                restore: burst.before.flatMap { isCovered($0) ? $0 : nil })
        }
    }

    private var changes: [RecoveryTimeline.Mark] {
        history.marks.map { mark in
            let before = mark.happenedAt.adding(microseconds: -1)
            return RecoveryTimeline.Mark(
                .change, at: mark.happenedAt, text: String(mark.statement.prefix(Self.longestText)),
                title: "\(request.clock(mark.happenedAt)) · \(mark.statement)",
                restore: isCovered(before) ? before : nil)
        }
    }

    private func text(of burst: InstanceHistory.Burst) -> String {
        request.say(
            burst.what == "updates" ? \.instances.burstUpdates : \.instances.burstDeletes, ["count": burst.rows])
    }

    private func isCovered(_ at: Timestamp) -> Bool {
        window.spans.contains { $0.start.timestamp <= at && at <= $0.end.timestamp }
    }

    private func address(of at: Timestamp) -> String {
        "\(Self.restoreAddress(status))&at=\(PercentEncoding.encoded(at.description))"
    }
}
