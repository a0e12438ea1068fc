package import Core

/// What a restore has decided to fold, kept on the target with the rest of the plan.
package struct FoldPlan: Sendable, Codable, Hashable {
    /// Tables whose rows are made while they are loaded, by their names on the source; the log is not applied to them, but
    /// behind their cuts.
    package var tables: [TableName]
    /// Of some of them, where the statement begins that first changes their definition or name: their rows are loaded as
    /// they were before it.
    package var cuts: [TableName: LogLocation]
    /// Tables whose changes are applied one after the other wherever they are met.
    package var replayed: [TableName]
    /// Row changes that were folded.
    package var changes: UInt64
    /// Tables that are replayed one change after another, each with the reason.
    package var notes: [String]

    package init(
        tables: [TableName], cuts: [TableName: LogLocation], replayed: [TableName], changes: UInt64, notes: [String]
    ) {
        self.tables = tables
        self.cuts = cuts
        self.replayed = replayed
        self.changes = changes
        self.notes = notes
    }
}
