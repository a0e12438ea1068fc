/// How rows are written.
package enum RowFormat: String, Sendable, Hashable, CaseIterable {
    /// Statements that the clients of MySQL and MariaDB run.
    case sql
    /// A tar with a file of comma-separated values for each table.
    case csv
}
