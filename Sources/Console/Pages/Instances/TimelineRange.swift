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
    private static let longest = 3660 * day

    /// `earliest` is where everything that is known begins. Where nothing is asked for, that begins the line; a week at most.
    init(_ request: ConsoleRequest, earliest: Timestamp?) {
        let now = request.now
        let floor = now.adding(seconds: -Self.longest)
        let begin = max(floor, min(earliest ?? now.adding(seconds: -Self.day), now.adding(seconds: -Self.day)))
        if let from = request.query["from"].flatMap({ Int64($0) }), let to = request.query["to"].flatMap({ Int64($0) })
        {
            let end = min(Timestamp(microseconds: to), now)
            let start = max(floor, min(Timestamp(microseconds: from), end.adding(seconds: -Self.shortest)))
            (self.from, self.to, span) = (start, max(end, start.adding(seconds: Self.shortest)), nil)
            return
        }
        let age = earliest.map { now.seconds(since: $0) } ?? Self.day
        let fitting = Self.spans.first { age <= $0.seconds }?.name ?? "7d"
        let wanted = request.query["span"] ?? (fitting == "35d" ? "7d" : fitting)
        if request.query["span"] == nil, fitting == "6h" {
            // What is young is shown whole: in six hours its first minutes could not be seen.
            (from, to, span) = (now.adding(seconds: -max(age * 1.1, Self.shortest)), now, nil)
        } else if let known = Self.spans.first(where: { $0.name == wanted }) {
            (from, to, span) = (now.adding(seconds: -known.seconds), now, wanted)
        } else {
            (from, to, span) = (begin, now, "all")
        }
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
