internal import Core

/// A span of time, both ends included.
struct TimeSpan: Equatable {
    var start: Timestamp
    var end: Timestamp

    init(start: Timestamp, end: Timestamp) {
        self.start = start
        self.end = end
    }

    init(_ window: Window) { self.init(start: window.start, end: window.end) }

    /// What is in `whole` and not in `left`, in order.
    static func difference(_ whole: [TimeSpan], _ left: [TimeSpan]) -> [TimeSpan] {
        whole.flatMap { span -> [TimeSpan] in
            var rest = [span]
            for cut in left {
                rest = rest.flatMap { piece -> [TimeSpan] in
                    guard cut.start <= piece.end, cut.end >= piece.start else { return [piece] }
                    let before = TimeSpan(start: piece.start, end: cut.start)
                    let after = TimeSpan(start: cut.end, end: piece.end)
                    return [before, after].filter { $0.start < $0.end }
                }
            }
            return rest
        }
    }
}
