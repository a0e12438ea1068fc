package import Core

/// A statement in the log of an instance that changed how a table is made.
package struct ReportedChange: Sendable, Codable, Hashable {
    /// When it committed, by the source's clock.
    package var time: Timestamp
    /// Empty where it has none.
    package var gtid: String
    /// As `schema.table`.
    package var table: String
    /// Its beginning.
    package var statement: String

    package init(time: Timestamp, gtid: String, table: String, statement: String) {
        self.time = time
        self.gtid = gtid
        self.table = table
        self.statement = statement
    }
}
