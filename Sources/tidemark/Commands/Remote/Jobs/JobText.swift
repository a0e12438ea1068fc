internal import APIModel
internal import Core

/// How jobs are written for people.
enum JobText {
    static let columns: [(heading: String, side: TextTable.Side)] = [
        ("JOB", .left), ("KIND", .left), ("INSTANCE", .left), ("STATE", .left), ("ASKED (UTC)", .left),
        ("BEGUN (UTC)", .left), ("ENDED (UTC)", .left), ("TRIES", .right), ("WHY", .left),
    ]

    static func row(_ job: JobDocument) -> [String] {
        [
            job.id, job.kind, job.instance ?? "–", state(job), RemoteText.time(job.createdAt),
            RemoteText.time(job.startedAt), RemoteText.time(job.endedAt), "\(job.tries)", job.failure?.code ?? "",
        ]
    }

    static func state(_ job: JobDocument) -> String {
        job.isCancelWanted && job.state == "running" ? "stopping" : job.state
    }

    static func facts(_ job: JobDocument) -> [String] {
        let failure = job.failure.map { "\($0.code): \($0.message) \($0.hint)" }
        return RemoteText.facts([
            ("job", job.id), ("kind", job.kind), ("state", state(job)), ("project", job.project),
            ("instance", job.instance), ("site", job.site), ("repository", job.repository),
            ("copied to", job.secondRepository), ("target", job.target), ("asked", RemoteText.time(job.createdAt)),
            ("begun", job.startedAt.map { RemoteText.time($0) }), ("ended", job.endedAt.map { RemoteText.time($0) }),
            ("next try", job.notBefore.map { RemoteText.time($0) }), ("worker", job.worker),
            ("heard of", job.heardAt.map { RemoteText.time($0) }), ("tries", job.tries > 0 ? "\(job.tries)" : nil),
            ("failure", failure),
        ])
    }

    static func show(_ line: JobLineDocument, _ console: Console) throws {
        try console.document(line)
        let label = line.level == "note" ? "" : "\(line.level)\(line.code.map { "[\($0)]" } ?? ""): "
        console.line("\(RemoteText.time(line.writtenAt))  \(label)\(RemoteText.line(line.message))")
    }

    /// One line of how far a job has come, out of what its runner says.
    static func progress(_ job: JobDocument, _ progress: JSONTree) -> String {
        var words: [String] = []
        if case .text(let phase)? = progress["phase"] { words.append(RemoteText.line(phase)) }
        if let held = progress["held"], case .text(let reason) = held {
            words.append("held: \(RemoteText.line(reason))")
        }
        if let rows = number(progress["rows"]), rows > 0 {
            let total = number(progress["totalRows"]).map { " of \(CountText.short($0))" } ?? ""
            words.append("\(CountText.short(rows))\(total) rows")
        }
        if let bytes = number(progress["bytes"]), bytes > 0 {
            words.append(ByteCount(UInt64(max(0, min(bytes, 1e18)))).description)
        }
        if let left = number(progress["secondsLeft"]) { words.append("\(DurationText.of(seconds: left)) left") }
        return Console.labelled(job.kind, words.joined(separator: "   "))
    }

    /// What is said of a job that has ended. Throws its failure.
    static func end(_ job: JobDocument, _ console: Console) throws(TidemarkError) {
        let took = job.startedAt.flatMap { start in job.endedAt.map { $0.timestamp.seconds(since: start.timestamp) } }
        switch job.state {
        case "succeeded":
            console.line("done", "\(job.kind) succeeded\(took.map { " in \(DurationText.of(seconds: $0))" } ?? "")")
        case "cancelled":
            throw TidemarkError(
                .interrupted, "the job \(job.id) was cancelled", hint: "go on with it: tidemark job resume \(job.id)")
        default:
            guard let failure = job.failure else { return }
            throw TidemarkError(ErrorCode(failure.code), failure.message, hint: failure.hint)
        }
    }

    private static func number(_ tree: JSONTree?) -> Double? {
        switch tree {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
}
