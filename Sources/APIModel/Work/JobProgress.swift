package import Core

/// How far a job has come in its phase. Totals are estimates until the phase ends.
package struct JobProgress: Sendable, Codable, Hashable {
    /// A plain verb: `check`, `read`, `stream`, `load`, `remove`, …
    package var phase: String
    package var rows: UInt64 = 0
    package var totalRows: UInt64?
    /// Of rows, events or objects, as the phase counts them.
    package var bytes: UInt64 = 0
    package var totalBytes: UInt64?
    package var tables: UInt64 = 0
    package var totalTables: UInt64?
    package var transactions: UInt64 = 0
    /// Stored objects, where the phase works on those.
    package var objects: UInt64 = 0
    package var totalObjects: UInt64?
    package var secondsLeft: Double?
    /// What is being worked on: a table, a log position, an object.
    package var item: String?
    /// How far the source's log is certainly stored.
    package var confirmedThrough: Timestamp?
    /// Why it waits: a limit of impact, a window that is shut; nil while it works.
    package var held: String?

    package init(phase: String) { self.phase = phase }
}
