internal import Core
internal import Repository

/// What the indexes say of the log of a restore, added up segment by segment.
struct LogMeasure {
    private(set) var segments: UInt64 = 0
    /// From the first segment to the last; nil where there is none.
    private(set) var sequences: ClosedRange<UInt64>?
    /// Uncompressed.
    private(set) var eventBytes: UInt64 = 0
    /// Row changes of what is restored.
    private(set) var changes: UInt64 = 0
    /// Tables that statements of the log name.
    private(set) var made: Set<TableName> = []

    init(
        _ scope: RestoreScope, _ base: BaseManifest, _ plan: RestorePlan, _ selection: RestoreSelection
    ) async throws {
        try await scope.walk(base, plan.cut) { index in
            segments += 1
            sequences = (sequences?.lowerBound ?? index.sequence)...index.sequence
            eventBytes += index.rawBytes
            for table in index.tables where selection.contains(table.table) {
                changes += table.inserts + table.updates + table.deletes
            }
            for statement in index.ddl { made.formUnion(statement.tables) }
        }
    }
}
