package import Repository

/// How many rows were changed, and how.
package struct RowChanges: Sendable, Hashable {
    package var inserts: UInt64 = 0
    package var updates: UInt64 = 0
    package var deletes: UInt64 = 0

    package init(inserts: UInt64 = 0, updates: UInt64 = 0, deletes: UInt64 = 0) {
        self.inserts = inserts
        self.updates = updates
        self.deletes = deletes
    }

    /// Adds what a segment holds.
    package mutating func add(_ tables: [TableActivity]) {
        for table in tables {
            inserts &+= table.inserts
            updates &+= table.updates
            deletes &+= table.deletes
        }
    }
}
