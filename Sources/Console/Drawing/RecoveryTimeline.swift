package import Core

/// Where an instance can be brought back to, on one line: changes as water, bases as marks on it, the bar below is the window.
///
/// All texts are in the visitor's language. Without scripts hovering shows titles and every part of the bar is a link;
/// `timeline.js` says the moment below the pointer, and lets one drag over what is to be seen larger.
package struct RecoveryTimeline: Sendable {
    package struct Span: Sendable, Hashable {
        package let start: Timestamp
        package let end: Timestamp
        /// What is said of its moments.
        package let say: String

        package init(start: Timestamp, end: Timestamp, say: String) {
            self.start = start
            self.end = end
            self.say = say
        }
    }

    package struct Mark: Sendable, Hashable {
        package enum Kind: Sendable, Hashable {
            case base, provenBase, pendingBase, change, burst, drill, failedDrill
        }

        package let kind: Kind
        package let at: Timestamp
        /// Beside it, where there is room.
        package let text: String
        /// On hover.
        package let title: String
        /// What a click brings back; nil where that is nothing.
        package let restore: Timestamp?

        package init(_ kind: Kind, at: Timestamp, text: String = "", title: String, restore: Timestamp?) {
            self.kind = kind
            self.at = at
            self.text = text
            self.title = title
            self.restore = restore
        }
    }

    package let axis: TimeAxis
    package var tide: [AreaChart.Point] = []
    package var spans: [Span] = []
    package var gaps: [Span] = []
    package var marks: [Mark] = []
    /// Where a restore begins; the moment is added to it.
    package let restoreAddress: String
    /// Where a part is seen larger, with `{from}` and `{to}`.
    package let zoomAddress: String
    /// What is said of moments outside of every span.
    package let outside: String

    package static let width = 1130.0
    private static let height = 232.0
    private static let bar = (top: 166.0, height: 14.0)
    /// The length of a part of the bar that is a link of its own.
    private static let part = 24.0
    /// Marks with a text beside them, of each kind.
    private static let mostTexts = 6

    package init(axis: TimeAxis, restoreAddress: String, zoomAddress: String, outside: String) {
        self.axis = axis
        self.restoreAddress = restoreAddress
        self.zoomAddress = zoomAddress
        self.outside = outside
    }

    /// - Parameters:
    ///   - note: the id of the element that says what is below the pointer.
    ///   - moment: how an instant is written.
    package func markup(
        id: String, note: String, label: String, in zone: CalendarZone, moment: (Timestamp) -> String
    ) -> Markup {
        var drawing = Drawing()
        drawTide(&drawing)
        for span in spans { draw(span, &drawing, moment) }
        for gap in gaps { draw(gap: gap, &drawing) }
        for mark in marks where axis.holds(mark.at) && mark.kind.isBelow { draw(mark, &drawing) }
        for kind in [Mark.Kind.change, .burst] { drawEvents(kind, &drawing) }
        for mark in marks where axis.holds(mark.at) && mark.kind.isBase { draw(mark, &drawing) }
        drawing.ticks(axis, zone, y: Self.height - 8)
        return drawing.markup(
            width: Self.width, height: Self.height, label: label, role: "group",
            [
                ("id", id), ("class", "timeline"), ("data-timeline", note),
                ("data-from", "\(axis.from.microseconds)"), ("data-to", "\(axis.to.microseconds)"),
                ("data-address", "\(restoreAddress)&at={at}"), ("data-zoom", zoomAddress), ("data-outside", outside),
            ])
    }

    private func drawTide(_ drawing: inout Drawing) {
        let top = tide.compactMap(\.value).max() ?? 0
        guard top > 0 else { return }
        let floor = Self.bar.top - 8
        for run in tide.split(whereSeparator: { $0.value == nil }) {
            let line = run.map { (axis.place(of: $0.at), floor - ($0.value ?? 0) / top * 110) }
            guard let first = line.first, let last = line.last else { continue }
            let path = Drawing.path(line)
            let foot = Drawing.number(floor)
            let area = "\(path)L\(Drawing.number(last.0)) \(foot)L\(Drawing.number(first.0)) \(foot)Z"
            drawing.add("path", [("d", area), ("class", "fill-tide2"), ("opacity", "0.35")])
            drawing.add("path", [("d", path), ("class", "no-fill stroke-tide"), ("stroke-width", "1.5")])
        }
    }

    private func draw(_ span: Span, _ drawing: inout Drawing, _ moment: (Timestamp) -> String) {
        let (start, end) = (max(span.start, axis.from), min(span.end, axis.to))
        guard start < end else { return }
        let (left, right) = (axis.place(of: start), axis.place(of: end))
        let count = max(1, Int((right - left) / Self.part))
        let length = max(2, right - left) / Double(count)
        drawing.group("g", Self.data(span, isClosed: false)) { drawing in
            for index in 0..<count {
                let seconds = end.seconds(since: start) * (Double(index) + 0.5) / Double(count)
                let at = count == 1 ? end : start.adding(seconds: seconds)
                let box: [(String, String)] = [
                    ("x", Drawing.number(left + Double(index) * length)), ("y", Drawing.number(Self.bar.top)),
                    ("width", Drawing.number(length + (index + 1 < count ? 0.5 : 0))),
                    ("height", Drawing.number(Self.bar.height)), ("class", "fill-tide"),
                ]
                let link = [("href", address(at)), ("tabindex", index == count - 1 ? "0" : "-1")]
                let title = "\(moment(at)) · \(span.say)"
                drawing.group("a", link + [("aria-label", title)], title: title) { $0.add("rect", box) }
            }
        }
    }

    private func draw(gap: Span, _ drawing: inout Drawing) {
        let (start, end) = (max(gap.start, axis.from), min(gap.end, axis.to))
        guard start < end else { return }
        let left = axis.place(of: start)
        let width = max(4, axis.place(of: end) - left)
        let box: [(String, String)] = [
            ("x", Drawing.number(left)), ("y", Drawing.number(Self.bar.top)), ("width", Drawing.number(width)),
            ("height", Drawing.number(Self.bar.height)), ("class", "fill-badbg stroke-bad"),
        ]
        drawing.group("g", Self.data(gap, isClosed: true), title: gap.say) { $0.add("rect", box) }
    }

    /// Changes of tables and bursts stand upright behind the bar; the newest of them with words.
    private func drawEvents(_ kind: Mark.Kind, _ drawing: inout Drawing) {
        let found = marks.filter { $0.kind == kind && axis.holds($0.at) }.sorted { $0.at > $1.at }
        for (index, mark) in found.enumerated() {
            let x = axis.place(of: mark.at)
            let isBurst = kind == .burst
            // Texts that would lie on each other are moved apart.
            let top = isBurst ? 20.0 + Double(index % 3) * 12 : 150.0 - Double(index % 3) * 12
            link(mark, &drawing) { drawing in
                drawing.add(
                    "path",
                    [
                        ("d", "M\(Drawing.number(x)) \(Drawing.number(top))V\(Drawing.number(Self.bar.top))"),
                        ("class", isBurst ? "stroke-bad" : "stroke-deep"), ("stroke-width", "2"),
                    ])
                guard index < Self.mostTexts, !mark.text.isEmpty else { return }
                let isLeft = x > Self.width / 2
                drawing.add(
                    "text",
                    [
                        ("x", Drawing.number(isLeft ? x - 4 : x + 4)), ("y", Drawing.number(top + 4)),
                        ("text-anchor", isLeft ? "end" : "start"), ("class", isBurst ? "fill-bad strong" : "fill-mute"),
                    ], content: mark.text)
            }
        }
    }

    private func draw(_ mark: Mark, _ drawing: inout Drawing) {
        let x = Drawing.number(axis.place(of: mark.at))
        let middle = Drawing.number(Self.bar.top + Self.bar.height / 2)
        let look =
            switch mark.kind {
            case .provenBase: "fill-deep stroke-deep"
            case .pendingBase: "fill-card stroke-mute"
            case .failedDrill: "fill-bad"
            case .drill: "fill-tide"
            case .base, .change, .burst: "fill-card stroke-deep"
            }
        link(mark, &drawing) { drawing in
            if mark.kind.isBelow {
                drawing.add("circle", [("cx", x), ("cy", "192"), ("r", "4.5"), ("class", look)])
            } else {
                drawing.add(
                    "path",
                    [("d", "M\(x) \(middle)m0-11l11 11l-11 11l-11-11z"), ("class", look), ("stroke-width", "2")])
            }
        }
    }

    private func link(_ mark: Mark, _ drawing: inout Drawing, _ body: (inout Drawing) -> Void) {
        guard let at = mark.restore else { return drawing.group("g", [], title: mark.title, body) }
        let attributes = [("href", address(at)), ("aria-label", mark.title), ("data-at", Self.text(at))]
        drawing.group("a", attributes, title: mark.title, body)
    }

    private func address(_ at: Timestamp) -> String { "\(restoreAddress)&at=\(PercentEncoding.encoded(Self.text(at)))" }

    private static func text(_ at: Timestamp) -> String { at.description }

    private static func data(_ span: Span, isClosed: Bool) -> [(String, String)] {
        [
            ("data-span-from", "\(span.start.microseconds)"), ("data-span-to", "\(span.end.microseconds)"),
            ("data-say", span.say), ("data-closed", isClosed ? "yes" : "no"),
        ]
    }
}

extension RecoveryTimeline.Mark.Kind {
    fileprivate var isBase: Bool { [.base, .provenBase, .pendingBase].contains(self) }
    fileprivate var isBelow: Bool { self == .drill || self == .failedDrill }
}
