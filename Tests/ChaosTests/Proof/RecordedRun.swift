import Core

/// A run of a job as the log of its worker tells it: from before its first step until behind its last.
struct RecordedRun: Sendable, CustomStringConvertible {
    let process: String
    let job: String
    let lease: Int64
    let kind: String
    let from: Timestamp
    /// When the run was over, or its process killed.
    let to: Timestamp
    /// When it could do anything: without what its process slept, and the moments after that.
    let active: [Range<Timestamp>]

    /// Seconds in which a run of a process that woke up has to be over. A process that slept longer than its lease cannot know it
    /// before it looks at its clock, nor take back what it sent; what it does until then is kept out by the numbers of the
    /// lease and the log and by the fences of the repository, whose work is proven by what is read from there.
    static let wakingSeconds = 15.0

    var description: String { "\(process) ran \(kind) \(job) under lease \(lease) from \(from) to \(to)" }

    /// Whether both could do something at the same moment.
    func overlaps(_ other: RecordedRun) -> Bool {
        active.contains { mine in other.active.contains { mine.overlaps($0) } }
    }

    /// All runs of a process, over its lives.
    static func all(of process: String, _ lives: [ProcessLife]) -> [RecordedRun] {
        lives.flatMap { life -> [RecordedRun] in
            var open: [String: (lease: Int64, kind: String, from: Timestamp)] = [:]
            var runs: [RecordedRun] = []
            for line in life.lines {
                guard let job = line.job, let text = line.lease, let lease = Int64(text),
                    let time = try? Timestamp(parsing: line.time)
                else { continue }
                let key = "\(job)/\(lease)"
                if line.message == "A job begins." {
                    open[key] = (lease, line.kind ?? "", time)
                } else if line.message == "The run of a job is over.", let begun = open.removeValue(forKey: key) {
                    runs.append(
                        RecordedRun(
                            process, job: job, lease: begun.lease, kind: begun.kind,
                            span: begun.from..<max(begun.from, time), frozen: life.frozen))
                }
            }
            let end = life.to ?? .now()
            for (key, begun) in open {
                let job = String(key.prefix { $0 != "/" })
                runs.append(
                    RecordedRun(
                        process, job: job, lease: begun.lease, kind: begun.kind,
                        span: begun.from..<max(begun.from, end), frozen: life.frozen))
            }
            return runs
        }
    }

    /// - Parameter frozen: when the process slept.
    init(
        _ process: String, job: String, lease: Int64, kind: String, span: Range<Timestamp>, frozen: [Range<Timestamp>]
    ) {
        self.process = process
        self.job = job
        self.lease = lease
        self.kind = kind
        from = span.lowerBound
        to = span.upperBound
        var active = [span]
        // Only sleeps that began during the run excuse it: what begins afterwards has looked at the clock.
        for sleep in frozen where span.contains(sleep.lowerBound) {
            let away = sleep.lowerBound..<sleep.upperBound.adding(seconds: Self.wakingSeconds)
            active = active.flatMap { Self.subtract(away, from: $0) }
        }
        self.active = active
    }

    private static func subtract(_ hole: Range<Timestamp>, from span: Range<Timestamp>) -> [Range<Timestamp>] {
        guard hole.overlaps(span) else { return [span] }
        var rest: [Range<Timestamp>] = []
        if span.lowerBound < hole.lowerBound { rest.append(span.lowerBound..<hole.lowerBound) }
        if hole.upperBound < span.upperBound { rest.append(hole.upperBound..<span.upperBound) }
        return rest
    }
}
