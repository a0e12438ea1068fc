/// What a job has to say since its last report.
package struct JobReport: Sendable, Codable, Hashable {
    /// Replaces what was said before; nil where nothing changed.
    package var progress: JobProgress?
    /// Oldest first.
    package var lines: [JobReportLine]
    package var facts: InstanceFactsUpdate?
    /// The file of an export of data, said once.
    package var export: ReportedExport?

    package init(
        progress: JobProgress? = nil, lines: [JobReportLine] = [], facts: InstanceFactsUpdate? = nil,
        export: ReportedExport? = nil
    ) {
        self.progress = progress
        self.lines = lines
        self.facts = facts
        self.export = export
    }

    package var isEmpty: Bool { progress == nil && lines.isEmpty && facts == nil && export == nil }
}
