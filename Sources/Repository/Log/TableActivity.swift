package import Core

/// How often one table was changed by the events of a segment.
package struct TableActivity: Codable, Sendable, Hashable {
    package var table: TableName
    package var inserts: UInt64
    package var updates: UInt64
    package var deletes: UInt64

    package init(table: TableName, inserts: UInt64 = 0, updates: UInt64 = 0, deletes: UInt64 = 0) {
        self.table = table
        self.inserts = inserts
        self.updates = updates
        self.deletes = deletes
    }
}
