/// What a transaction is for.
package enum CatalogAccess: Sendable {
    /// Reads one state of the catalog: every statement sees the same.
    case read
    /// Reads and writes. On SQLite it is the only writer from its beginning. On PostgreSQL every statement sees what was
    /// committed before it; whoever decides from several rows takes the next number of a series
    /// first, or guards its UPDATE.
    case write
}
