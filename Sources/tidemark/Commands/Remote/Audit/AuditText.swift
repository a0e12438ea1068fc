internal import APIModel

/// How the audit is written for people.
enum AuditText {
    /// `plan nightly in default`, or the kind alone.
    static func subject(_ entry: AuditEntryDocument) -> String {
        let name = entry.resource.map { " \($0)" } ?? ""
        let project = entry.project.map { " in \($0)" } ?? ""
        return RemoteText.line(entry.resourceKind + name + project)
    }

    /// `allowed`, or the word with the problem's code.
    static func result(_ entry: AuditEntryDocument) -> String {
        let calls = entry.calls.map { ", \($0) calls" } ?? ""
        return RemoteText.line(entry.result + (entry.code.map { ": \($0)" } ?? "") + calls)
    }

    /// All of an entry.
    static func entry(_ entry: AuditEntryDocument) -> [String] {
        let head =
            "\(entry.number)  \(RemoteText.time(entry.happenedAt))  \(entry.who)  \(entry.function)  "
            + "\(subject(entry))  \(result(entry))"
        guard case .list(let changes)? = entry.changes else { return [RemoteText.line(head)] }
        return [RemoteText.line(head)]
            + changes.flatMap { change in
                [("before", change["before"]), ("after", change["after"])].flatMap { name, tree in
                    tree.map { ["  \(name):"] + RemoteText.tree($0, indent: "    ") } ?? []
                }
            }
    }

    /// What a look through the audit has found.
    static func report(_ report: AuditReport, _ console: Console) {
        for finding in report.findings {
            console.warning("\(finding.kind.rawValue) \(finding.number): \(RemoteText.line(finding.text))")
        }
        if report.findingCount > report.findings.count {
            console.warning("\(report.findingCount) findings in all")
        }
        for note in report.notes { console.line("note", RemoteText.line(note)) }
        console.line(
            report.isIntact ? "intact" : "broken",
            "\(report.entries) entries, \(report.first) to \(report.last), signed through \(report.signedThrough); "
                + "the last is \(report.hash)")
    }
}
