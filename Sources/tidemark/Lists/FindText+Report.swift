internal import Core
internal import Engine

/// The end of a search, and how far it has come.
extension FindText {
    static func live(_ report: FindReport) -> String {
        Console.labelled(
            "find", "\(read(report))\(report.lastCommit.map { ", at \($0)" } ?? ""), \(report.found) found")
    }

    static func lines(_ report: FindReport, seconds: Double) -> [String] {
        var lines: [String] = []
        if report.found == 0 { lines.append(Console.labelled("found", "nothing")) }
        if report.isCut {
            lines.append(Console.labelled("note", "there may be more: narrow the time, or raise --limit"))
        }
        if let first = report.firstCommit, let last = report.lastCommit {
            lines.append(Console.labelled("log", "looked at from \(first) to \(last)"))
        }
        return lines + [Console.labelled("done", "\(read(report)), \(DurationText.of(seconds: seconds))")]
    }

    static func object(_ report: FindReport, seconds: Double) -> JSONValue {
        [
            "event": "done", "found": .unsigned(report.found), "cut": .bool(report.isCut),
            "segments": .unsigned(report.segments), "readSegments": .unsigned(report.readSegments),
            "bytes": .unsigned(report.bytes), "readBytes": .unsigned(report.readBytes),
            "firstCommit": .optional(report.firstCommit?.description),
            "lastCommit": .optional(report.lastCommit?.description), "seconds": .seconds(seconds),
        ]
    }

    private static func read(_ report: FindReport) -> String {
        "\(CountText.grouped(report.readSegments)) of \(CountText.of(report.segments, "segment")) read"
            + " (\(ByteCount(report.readBytes)) of \(ByteCount(report.bytes)))"
    }
}
