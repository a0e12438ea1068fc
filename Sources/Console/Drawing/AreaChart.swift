package import Core

/// A curve over time, filled like water; with marks on it, and a limit across.
package struct AreaChart: Sendable {
    package struct Point: Sendable, Hashable {
        package let at: Timestamp
        /// Nil where nobody knows: the curve is broken there.
        package let value: Double?

        package init(_ at: Timestamp, _ value: Double?) {
            self.at = at
            self.value = value
        }
    }

    package let axis: TimeAxis
    package let height: Double
    package var points: [Point]
    /// Dotted lines, such as bases.
    package var marks: [Timestamp] = []
    package var limit: (value: Double, text: String)?
    package var isFilled = true

    private static let foot = 22.0

    package init(axis: TimeAxis, height: Double, points: [Point]) {
        self.axis = axis
        self.height = height
        self.points = points
    }

    package func markup(label: String, in zone: CalendarZone, show: (Double) -> String) -> Markup {
        var drawing = Drawing()
        let floor = height - Self.foot
        let top = max(points.compactMap(\.value).max() ?? 0, limit?.value ?? 0)
        let scale = top > 0 ? (floor - 16) / top : 0
        for run in runs() {
            let line = run.map { (axis.place(of: $0.at), floor - ($0.value ?? 0) * scale) }
            guard let first = line.first, let last = line.last else { continue }
            let path = Drawing.path(line)
            if isFilled {
                let area =
                    "\(path)L\(Drawing.number(last.0)) \(Drawing.number(floor))"
                    + "L\(Drawing.number(first.0)) \(Drawing.number(floor))Z"
                drawing.add("path", [("d", area), ("class", "fill-tide2"), ("opacity", "0.35")])
            }
            drawing.add("path", [("d", path), ("class", "no-fill stroke-tide"), ("stroke-width", "2")])
        }
        for mark in marks where axis.holds(mark) {
            let x = Drawing.number(axis.place(of: mark))
            drawing.add(
                "path",
                [
                    ("d", "M\(x) 16V\(Drawing.number(floor))"), ("class", "stroke-deep"), ("stroke-width", "2"),
                    ("stroke-dasharray", "1 4"),
                ])
        }
        if let limit {
            let y = floor - limit.value * scale
            drawing.add(
                "path",
                [
                    ("d", "M0 \(Drawing.number(y))H\(Drawing.number(axis.width))"), ("class", "stroke-warn"),
                    ("stroke-dasharray", "4 4"),
                ])
            drawing.add(
                "text", [("x", "2"), ("y", Drawing.number(y - 4)), ("class", "fill-warn")], content: limit.text)
        }
        if top > 0 {
            drawing.add(
                "text", [("x", Drawing.number(axis.width)), ("y", "11"), ("text-anchor", "end")], content: show(top))
        }
        drawing.ticks(axis, zone, y: height - 6)
        return drawing.markup(width: axis.width, height: height, label: label)
    }

    /// Parts without holes.
    private func runs() -> [[Point]] {
        points.split { $0.value == nil }.map { Array($0) }
    }
}

extension Drawing {
    /// The names of times below a line.
    mutating func ticks(_ axis: TimeAxis, _ zone: CalendarZone, y: Double) {
        for tick in axis.ticks(in: zone) {
            let x = axis.place(of: tick.at)
            let anchor = x < 20 ? "start" : x > axis.width - 20 ? "end" : "middle"
            add(
                "text", [("x", Drawing.number(x)), ("y", Drawing.number(y)), ("text-anchor", anchor)],
                content: tick.text)
        }
    }
}
