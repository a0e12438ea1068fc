internal import APIModel
internal import Core
internal import Service

/// The times an instance can be brought back to, on one line: spans as water, gaps left out, bases as marks. A click leads to
/// the moment.
struct WindowDrawing {
    private static let width = 1000.0
    private static let height = 74.0
    /// Marks of bases that are drawn; of more, the newest.
    private static let mostBases = 40

    private let window: WindowDocument
    private let request: ConsoleRequest
    /// Where a moment leads, with `{at}` for microseconds.
    private let address: String
    private let chosen: Timestamp?
    /// Where a part is seen larger, with `{from}` and `{to}`.
    private let zoom: String
    /// Microseconds that are shown; nil for all.
    private let part: ClosedRange<Int64>?

    init(
        _ window: WindowDocument, _ request: ConsoleRequest, address: String, chosen: Timestamp?, zoom: String,
        part: ClosedRange<Int64>?
    ) {
        self.window = window
        self.request = request
        self.address = address
        self.chosen = chosen
        self.zoom = zoom
        self.part = part
    }

    /// Nil where there is nothing to be drawn.
    var markup: Markup? {
        let ends = window.spans.flatMap { [$0.start.timestamp.microseconds, $0.end.timestamp.microseconds] }
        guard var first = ends.min(), var last = ends.max(), first < last else { return nil }
        if let part, part.lowerBound < last, first < part.upperBound {
            (first, last) = (max(first, part.lowerBound), min(last, part.upperBound))
        }
        guard first < last else { return nil }
        let (begin, end) = (first, last)
        let place: (Int64) -> String = { instant in
            let part = Double(instant - begin) / Double(end - begin)
            return Self.text(min(max(part, 0), 1) * Self.width)
        }
        var parts = [
            "<svg viewBox=\"0 0 1000 74\" class=\"window\" role=\"group\""
                + " data-timeline=\"timeline-note\" data-from=\"\(first)\" data-to=\"\(last)\""
                + " data-zoom=\"\(escaped(zoom))\" data-address=\"\(escaped(address))\" data-outside=\"\(escaped(request.say(\.restore.outside)))\""
                + " aria-label=\"\(escaped(request.say(\.restore.timeline)))\">"
        ]
        for span in window.spans {
            let (start, end) = (span.start.timestamp, span.end.timestamp)
            let shown = (max(start.microseconds, first), min(end.microseconds, last))
            guard shown.0 < shown.1 else { continue }
            let from = place(shown.0)
            let size = Self.text(max(2, Double(shown.1 - shown.0) / Double(last - first) * Self.width))
            let said = request.say(
                \.restore.spanSays, ["from": request.clock(start), "to": request.clock(end)])
            parts.append(
                "<rect class=\"fill-tide2\" x=\"\(from)\" y=\"30\" width=\"\(size)\" height=\"16\" rx=\"3\""
                    + " data-span-from=\"\(start.microseconds)\" data-span-to=\"\(end.microseconds)\""
                    + " data-say=\"\(escaped(said))\"><title>\(escaped(said))</title></rect>")
        }
        let bases = window.bases.filter { (first...last).contains($0.convergence.timestamp.microseconds) }
        for base in bases.prefix(Self.mostBases) {
            let instant = base.convergence.timestamp
            let said = request.say(\.restore.baseSays, ["time": request.clock(instant)])
            let tone = base.isUsable ? "fill-tide" : "fill-warn"
            let link = address.replacing("{at}", with: String(instant.microseconds))
            parts.append(
                "<a href=\"\(escaped(link))\" aria-label=\"\(escaped(said))\"><circle class=\"\(tone)\" cx=\"\(place(instant.microseconds))\" cy=\"22\""
                    + " r=\"5\" data-at=\"\(instant.microseconds)\"><title>\(escaped(said))</title></circle></a>")
        }
        if let chosen, (first...last).contains(chosen.microseconds) {
            let x = place(chosen.microseconds)
            parts.append("<line class=\"stroke-ink\" x1=\"\(x)\" x2=\"\(x)\" y1=\"8\" y2=\"60\"/>")
        }
        parts.append("<text x=\"0\" y=\"70\">\(escaped(request.clock(Timestamp(microseconds: first))))</text>")
        parts.append(
            "<text x=\"1000\" y=\"70\" text-anchor=\"end\">\(escaped(request.clock(Timestamp(microseconds: last))))</text>"
        )
        return Markup(trusted: parts.joined() + "</svg>")
    }

    private func escaped(_ text: String) -> String { Markup(escaping: text).html }

    /// With one digit behind the point.
    private static func text(_ number: Double) -> String {
        let tenths = Int64((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
