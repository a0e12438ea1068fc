package import Core

/// Where times lie on a line, and which of them are named.
package struct TimeAxis: Sendable {
    package let from: Timestamp
    package let to: Timestamp
    /// In the units of the drawing.
    package let width: Double

    package init(from: Timestamp, to: Timestamp, width: Double) {
        self.from = from
        self.to = max(to, from.adding(seconds: 1))
        self.width = width
    }

    package func place(of time: Timestamp) -> Double {
        min(max(0, time.seconds(since: from) / to.seconds(since: from)), 1) * width
    }

    package func holds(_ time: Timestamp) -> Bool { from <= time && time <= to }

    /// Where what is true of a span of time is drawn: in its middle, or at the edge where that is not shown. Nil where nothing
    /// of the span is.
    package func middle(of start: Timestamp, seconds: Double) -> Timestamp? {
        guard start < to, from < start.adding(seconds: seconds) else { return nil }
        return min(max(start.adding(seconds: seconds / 2), from), to)
    }

    /// The instants at even hours or days of a zone, at most `most` of them, with what they are called there.
    package func ticks(in zone: CalendarZone, most: Int = 9) -> [(at: Timestamp, text: String)] {
        let length = to.seconds(since: from)
        let steps: [Int64] = [
            60, 300, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000,
            7_776_000, 31_536_000,
        ]
        let step = (steps.first { length / Double($0) <= Double(most) } ?? 31_536_000) * 1_000_000
        let isOfDays = step >= 86_400_000_000
        var ticks: [(at: Timestamp, text: String)] = []
        // Even in what clocks of the zone show: an hour that is left out or comes twice moves a tick by so much.
        let shown = zone.local(from).microseconds
        let rest = shown % step
        var local = shown - (rest < 0 ? rest + step : rest) + step
        while ticks.count <= most {
            let at = Self.instant(local, in: zone)
            guard at <= to else { break }
            if at >= from {
                let text = Timestamp(microseconds: local).sqlText
                ticks.append((at, String(isOfDays ? text.dropFirst(5).prefix(5) : text.dropFirst(11).prefix(5))))
            }
            local += step
        }
        return ticks
    }

    private static func instant(_ local: Int64, in zone: CalendarZone) -> Timestamp {
        let guess = Timestamp(microseconds: local)
        let offset = zone.local(guess).microseconds - local
        let first = Timestamp(microseconds: local - offset)
        return Timestamp(microseconds: local - (zone.local(first).microseconds - first.microseconds))
    }
}
