internal import APIModel
internal import Core

/// What a job found out or did, for people. A script alone is written as it is, so that it can be piped into a client.
enum JobResultText {
    static func show(_ result: JobResult, _ console: Console) {
        if let search = result.search { show(search, console) }
        if let undo = result.undo {
            for line in undo.sql.split(separator: "\n", omittingEmptySubsequences: false) { console.line(String(line)) }
        }
        if let forecast = result.forecast { show(forecast, console) }
        if let restore = result.restore { show(restore, console) }
    }

    private static func show(_ search: LogSearchDocument, _ console: Console) {
        for finding in search.findings {
            let time = finding.committedAt.map { "\($0)  " } ?? ""
            let tables = finding.tables.map { table in
                let counts = [(table.inserted, "inserted"), (table.updated, "updated"), (table.deleted, "deleted")]
                return table.table + " "
                    + counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            }
            let parts = [finding.gtid, finding.text].compactMap { $0 } + tables + finding.rows
            console.line(finding.kind, RemoteText.line(time + parts.joined(separator: "; ")))
            guard ["transaction", "statement", "burst"].contains(finding.kind), finding.isRestorable else { continue }
            let moment =
                finding.gtid.map { "--before \($0)" }
                ?? finding.committedAt.map { "--to \($0.timestamp.adding(microseconds: -1))" }
            if let moment { console.line("before", "tidemark instance restore … \(moment)") }
        }
        if search.findings.isEmpty { console.line("found", "nothing") }
        if search.isCut { console.line("note", "there may be more: narrow the time, or raise --limit") }
        console.line("done", "\(search.readSegments) of \(search.segments) segments read")
    }

    private static func show(_ forecast: RestoreForecastDocument, _ console: Console) {
        console.line("moment", "\(forecast.commitTime)" + (forecast.gtid.map { ", after \($0)" } ?? ""))
        if let next = forecast.next { console.line("next", RemoteText.line(next)) }
        let log = "\(forecast.segments) segments of log"
        console.line("read", "base \(forecast.base): \(forecast.chunks) chunks, \(forecast.rows) rows; \(log)")
        console.line("write", "\(forecast.tables) tables, \(forecast.objects) objects, \(forecast.accounts) accounts")
        if !forecast.replaced.isEmpty {
            console.line("replace", RemoteText.line(forecast.replaced.joined(separator: ", ")))
        }
        for note in forecast.renamed { console.line("rename", RemoteText.line(note)) }
        if let refusal = forecast.refusal {
            console.line("refused", RemoteText.line("\(refusal.message) \(refusal.hint)"))
        }
        let seconds = forecast.measured.flatMap { $0.seconds(for: forecast.rows) }
        console.line(
            "time",
            seconds.map {
                "about \(DurationText.of(seconds: $0)), as fast as the last \(forecast.measured?.kind ?? "")"
            }
                ?? "unknown: nothing was brought back yet")
    }

    private static func show(_ report: RestoreReportDocument, _ console: Console) {
        console.line("moment", "\(report.commitTime)" + (report.gtid.map { ", after \($0)" } ?? ""))
        for table in report.tables {
            console.line("table", RemoteText.line("\(table.table)  \(table.digest)  \(table.proof)"))
        }
        for undone in report.undone { console.line("undone", RemoteText.line(undone)) }
        let proven = "\(report.provenTables) tables proven equal"
        console.line("done", "\(report.rows) rows, \(proven), \(DurationText.of(seconds: report.seconds))")
    }
}
