/// What was written.
package struct ExportSummary: Sendable, Hashable {
    package var tables: UInt64 = 0
    package var rows: UInt64 = 0
    /// Bytes before compression.
    package var bytes: UInt64 = 0
    /// What the user should know, one sentence each.
    package var notes: [String] = []

    package init() {}
}
