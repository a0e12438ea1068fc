internal import Core

/// What of an instance's time is shown, as its address says: `span=7d`, or `from` and `to` in microseconds.
struct TimelineRange: Sendable {
    let from: Timestamp
    let to: Timestamp
    /// The word of the span that ends now; nil for any other part.
    let span: String?

    private static let day = 86_400.0
    static let spans: [(name: String, seconds: Double)] = [
        ("6h", 6 * 3600), ("24h", day), ("7d", 7 * day), ("35d", 35 * day),
    ]
    /// Seconds.
    private static let shortest = 60.0
    private static let shortestAll = 600.0
    private static let longest = 3660 * day

    /// `earliest` is where everything that is known begins.
    init(_ request: ConsoleRequest, earliest: Timestamp?) {
        let now = request.now
        let floor = now.adding(seconds: -Self.longest)
        // A little before the first that is known, and no less than some minutes.
        let known = earliest ?? now.adding(seconds: -Self.day)
        let lead = max(Self.shortest, now.seconds(since: known) * 0.04)
        let begin = max(floor, min(known.adding(seconds: -lead), now.adding(seconds: -Self.shortestAll)))
        if let from = request.query["from"].flatMap({ Int64($0) }), let to = request.query["to"].flatMap({ Int64($0) })
        {
            let end = min(Timestamp(microseconds: to), now)
            let start = max(floor, min(Timestamp(microseconds: from), end.adding(seconds: -Self.shortest)))
            (self.from, self.to, span) = (start, max(end, start.adding(seconds: Self.shortest)), nil)
            return
        }
        let wanted = request.query["span"] ?? Self.fitting(earliest.map { now.seconds(since: $0) })
        if let known = Self.spans.first(where: { $0.name == wanted }) {
            (from, to, span) = (now.adding(seconds: -known.seconds), now, wanted)
        } else {
            (from, to, span) = (begin, now, "all")
        }
    }

    /// What is shown first: a week, or all there is of an instance that has not been here for so long.
    private static func fitting(_ known: Double?) -> String {
        if let known, known < day { "all" } else { "7d" }
    }

    var seconds: Double { to.seconds(since: from) }

    /// The address of a part beside this one, or of one closer or wider around its middle.
    func address(_ path: String, shift: Double = 0, scale: Double = 1) -> String {
        let middle = from.adding(seconds: seconds * (0.5 + shift))
        let half = seconds * scale / 2
        return
            "\(path)?from=\(middle.adding(seconds: -half).microseconds)&to=\(middle.adding(seconds: half).microseconds)"
    }
}
