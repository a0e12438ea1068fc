package import Core

/// What a restore has decided to fold, kept on the target with the rest of the plan.
package struct FoldPlan: Sendable, Codable, Hashable {
    /// Tables whose rows at the cut are made while they are loaded, by their names on the source; the log is not applied
    /// to them.
    package var tables: [TableName]
    /// Row changes that were folded.
    package var changes: UInt64
    /// Tables that are replayed one change after another, each with the reason.
    package var notes: [String]

    package init(tables: [TableName], changes: UInt64, notes: [String]) {
        self.tables = tables
        self.changes = changes
        self.notes = notes
    }
}
