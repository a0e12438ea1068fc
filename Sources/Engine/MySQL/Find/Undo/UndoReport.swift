package import Core

/// What an undo script reverses.
package struct UndoReport: Sendable {
    package internal(set) var transactions: UInt64 = 0
    package internal(set) var statements: UInt64 = 0
    /// Rows the script changes; it takes everything back where it finds another number.
    package internal(set) var rows: UInt64 = 0
    package internal(set) var tables: [TableName] = []
    package internal(set) var warnings: [String] = []
}
