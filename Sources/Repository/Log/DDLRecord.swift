package import Core

/// A schema change found in a segment. The events hold the truth; this is what listing and planning need.
package struct DDLRecord: Codable, Sendable, Hashable {
    package var gtid: GTID?
    /// Position after the event.
    package var end: BinlogPosition?
    /// Commit time as the source reports it.
    package var time: Timestamp
    /// At most 64 KiB of the statement; bytes that are not UTF-8 are replaced.
    package var sql: String
    /// Every table the statement names.
    package var tables: [TableName]
    /// False for views, routines, triggers, events, accounts and schemas.
    package var isTableDDL: Bool

    package init(
        gtid: GTID? = nil, end: BinlogPosition? = nil, time: Timestamp, sql: String, tables: [TableName],
        isTableDDL: Bool
    ) {
        self.gtid = gtid
        self.end = end
        self.time = time
        self.sql = sql
        self.tables = tables
        self.isTableDDL = isTableDDL
    }
}
