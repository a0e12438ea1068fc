internal import Core
internal import Engine
internal import Repository

/// The end of a restore, for people and for machines.
enum RestoreText {
    /// What will be done, before anything is.
    static func plan(_ report: RestoreReport) -> [String] {
        var moment = report.commitTime.description
        if let gtid = report.gtid { moment += ", after GTID \(gtid)" }
        if let next = report.next {
            let name = [next.gtid?.description, next.commitTime.map { "at \($0)" }].compactMap(\.self).joined(
                separator: " ")
            moment += " (the next one, \(name): \(next.summary))"
        } else {
            moment += " (the end of the log)"
        }
        let skipped = report.skipped.prefix(5).map(\.description).joined(separator: ", ")
        let more = report.skipped.count > 5 ? " and \(report.skipped.count - 5) more" : ""
        return [
            Console.labelled("moment", moment)
        ] + (report.skipped.isEmpty ? [] : [Console.labelled("without", skipped + more)]) + [
            Console.labelled(
                "read", "base \(report.base) and the log from there" + (report.resumed ? "; continued" : ""))
        ]
    }

    /// What was done.
    static func lines(_ report: RestoreReport) -> [String] {
        report.notes.map { Console.labelled("note", $0) } + report.undone.map { Console.labelled("undone", $0) } + [
            Console.labelled(
                "prove",
                "\(CountText.of(report.provenTables, "table")) equal"
                    + (report.provenAtEnd > 0 ? ", \(report.provenAtEnd) of them again behind the log" : "")),
            Console.labelled("reached", reached(report)),
            Console.labelled("done", DurationText.of(seconds: report.totalSeconds)),
        ]
    }

    private static func reached(_ report: RestoreReport) -> String {
        let rows = report.digests.reduce(0) { $0 + $1.rows }
        return report.commitTime.description + (report.gtid.map { ", after GTID \($0)" } ?? "")
            + (report.digests.isEmpty
                ? "" : ", \(CountText.of(rows, "row")) in \(CountText.of(UInt64(report.digests.count), "table"))")
    }

    /// The end of a restore that did everything but what its report names.
    static func undone(_ report: RestoreReport) -> TidemarkError {
        let count = report.undone.count
        return TidemarkError(
            .restoreUndone,
            "the restore is complete but for \(count == 1 ? "one thing" : "\(count) things") that \(count == 1 ? "is" : "are")"
                + " not on the target",
            hint: "all tables and rows are there; make by hand what the lines \"undone\" name, if it is needed")
    }

    static func planObject(_ report: RestoreReport) -> JSONValue {
        [
            "event": "plan", "base": .string(report.base), "commitTime": .string(report.commitTime.description),
            "gtid": .optional(report.gtid?.description), "next": next(report),
            "skipped": skipped(report), "resumed": .bool(report.resumed),
        ]
    }

    private static func skipped(_ report: RestoreReport) -> JSONValue {
        .array(report.skipped.map { .string($0.description) })
    }

    private static func next(_ report: RestoreReport) -> JSONValue {
        guard let next = report.next else { return .null }
        return [
            "gtid": .optional(next.gtid?.description), "commitTime": .optional(next.commitTime?.description),
            "summary": .string(next.summary),
        ]
    }

    private static func table(_ table: RestoredTable) -> JSONValue {
        [
            "table": .string(table.table.description), "rows": .unsigned(table.rows),
            "digest": .string(table.digest.sumText), "proof": .string(table.proof.rawValue),
        ]
    }

    static func object(_ report: RestoreReport, seconds: JSONValue) -> JSONValue {
        return [
            "event": "done", "base": .string(report.base), "commitTime": .string(report.commitTime.description),
            "gtid": .optional(report.gtid?.description), "next": next(report),
            "skipped": skipped(report), "tables": .unsigned(report.tables),
            "rows": .unsigned(report.rows), "transactions": .unsigned(report.transactions),
            "changes": .unsigned(report.changes), "provenTables": .unsigned(report.provenTables),
            "provenAtEnd": .unsigned(report.provenAtEnd), "foldedTables": .unsigned(report.foldedTables),
            "resumed": .bool(report.resumed), "notes": .array(report.notes.map { .string($0) }),
            "digests": .array(report.digests.map(table)),
            "undone": .array(report.undone.map { .string($0) }), "seconds": seconds,
            "totalSeconds": .seconds(report.totalSeconds),
        ]
    }
}
