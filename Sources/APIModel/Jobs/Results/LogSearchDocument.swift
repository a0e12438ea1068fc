/// What a search of an instance's log looked at and found.
package struct LogSearchDocument: Described, Hashable {
    /// In the order of the log.
    package var findings: [LogFindingDocument]
    /// Segments whose index was looked at.
    package var segments: Int64
    /// Segments whose events were read.
    package var readSegments: Int64
    package var firstCommit: WireTime?
    package var lastCommit: WireTime?
    /// It ended at its limit.
    package var isCut: Bool

    package init(
        findings: [LogFindingDocument], segments: Int64, readSegments: Int64, firstCommit: WireTime?,
        lastCommit: WireTime?, isCut: Bool
    ) {
        self.findings = findings
        self.segments = segments
        self.readSegments = readSegments
        self.firstCommit = firstCommit
        self.lastCommit = lastCommit
        self.isCut = isCut
    }

    package static var schema: Schema {
        .object([
            .required("findings", .list(.type(LogFindingDocument.self)), "In the order of the log."),
            .required("segments", .count, "Segments whose index was looked at."),
            .required("readSegments", .count, "Segments whose events were read."),
            .optional("firstCommit", .time, "When the first transaction of what was looked at committed."),
            .optional("lastCommit", .time, "When the last one did."),
            .required("isCut", .boolean, "It ended at its limit: there may be more."),
        ])
    }
}
