/// What a job has to say since its last report.
package struct JobReport: Sendable, Codable, Hashable {
    /// Replaces what was said before; nil where nothing changed.
    package var progress: JobProgress?
    /// Oldest first.
    package var lines: [JobReportLine]
    package var facts: InstanceFactsUpdate?
    /// The file of an export of data, said once.
    package var export: ReportedExport?
    /// What the job found out or did, said once.
    package var result: JobResult?

    package init(
        progress: JobProgress? = nil, lines: [JobReportLine] = [], facts: InstanceFactsUpdate? = nil,
        export: ReportedExport? = nil, result: JobResult? = nil
    ) {
        self.progress = progress
        self.lines = lines
        self.facts = facts
        self.export = export
        self.result = result
    }

    package var isEmpty: Bool {
        progress == nil && lines.isEmpty && facts == nil && export == nil && result == nil
    }
}
