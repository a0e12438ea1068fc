/// What a job has to say since its last report.
package struct JobReport: Sendable, Codable, Hashable {
    /// Replaces what was said before; nil where nothing changed.
    package var progress: JobProgress?
    /// Oldest first.
    package var lines: [JobReportLine]
    package var facts: InstanceFactsUpdate?

    package init(
        progress: JobProgress? = nil, lines: [JobReportLine] = [], facts: InstanceFactsUpdate? = nil
    ) {
        self.progress = progress
        self.lines = lines
        self.facts = facts
    }

    package var isEmpty: Bool { progress == nil && lines.isEmpty && facts == nil }
}
