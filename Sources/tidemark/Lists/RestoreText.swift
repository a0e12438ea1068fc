internal import Core
internal import Engine

/// The end of a restore, for people and for machines.
enum RestoreText {
    static func lines(_ report: RestoreReport) -> [String] {
        var moment = report.commitTime.description
        if let gtid = report.gtid { moment += ", after GTID \(gtid)" }
        if let next = report.next {
            let name = next.gtid.map { "\($0)" } ?? next.commitTime?.description ?? ""
            moment += " (the next one, \(name), \(next.summary))"
        } else {
            moment += " (the end of the log)"
        }
        var lines = [
            Console.labelled("moment", moment),
            Console.labelled(
                "read",
                "base \(report.base), \(CountText.of(report.rows, "row")), and \(CountText.of(report.transactions, "transaction"))"
                    + " of log with \(CountText.of(report.changes, "change"))"),
            Console.labelled("prove", "\(CountText.of(report.provenTables, "table")) equal"),
        ]
        lines += report.notes.map { Console.labelled("note", $0) }
        lines.append(
            Console.labelled(
                "done", DurationText.of(seconds: report.totalSeconds) + (report.resumed ? ", continued" : "")))
        return lines
    }

    static func object(_ report: RestoreReport, seconds: JSONValue) -> JSONValue {
        var next = JSONValue.null
        if let following = report.next {
            next = [
                "gtid": .optional(following.gtid?.description),
                "commitTime": .optional(following.commitTime?.description),
                "summary": .string(following.summary),
            ]
        }
        return [
            "event": "done", "base": .string(report.base), "commitTime": .string(report.commitTime.description),
            "gtid": .optional(report.gtid?.description), "next": next, "tables": .unsigned(report.tables),
            "rows": .unsigned(report.rows), "transactions": .unsigned(report.transactions),
            "changes": .unsigned(report.changes), "provenTables": .unsigned(report.provenTables),
            "resumed": .bool(report.resumed), "notes": .array(report.notes.map { .string($0) }), "seconds": seconds,
            "totalSeconds": .number(report.totalSeconds),
        ]
    }
}
