internal import Core

/// A later transaction that could not have been what it was without one that is left out.
struct SkipDependent {
    let gtid: GTID?
    let commitTime: Timestamp
    let table: TableName
    /// `id = 5`, of the first row.
    let row: String
    let reason: Reason
    var rows: UInt64 = 1

    enum Reason: Hashable {
        /// It changes a row as the other left it, or takes the key of a row that the other removed.
        case row
        case unique(String)
        /// It refers to a row that the other made.
        case parentMade(TableName)
        /// It removes a row to which rows refer that the other removed.
        case parentRemoved(TableName)
        /// Foreign keys changed rows of the table without the log saying which.
        case cascade
        /// A unique key whose values are not in the log.
        case unknownUnique(String)
        case statement(String)
    }

    /// It is known that it depends; otherwise that it does not cannot be said.
    var isJudged: Bool {
        switch reason {
        case .row, .unique, .parentMade, .parentRemoved: true
        case .cascade, .unknownUnique, .statement: false
        }
    }

    var text: String {
        let name = [gtid?.description, "at \(commitTime)"].compactMap(\.self).joined(separator: " ")
        let count = rows == 1 ? "the row" : "\(rows) rows, first"
        switch reason {
        case .row: return "\(name) changes \(table), \(count) \(row)"
        case .unique(let key):
            return "\(name) gives \(table), \(count) \(row), a value of the unique key \(key) that was taken"
        case .parentMade(let parent):
            return "\(name) makes \(table), \(count) \(row), refer to a row of \(parent) that it made"
        case .parentRemoved(let child):
            return "\(name) changes \(table), \(count) \(row), to which a row of \(child) refers that it removed"
        case .cascade:
            return "\(name) changes \(table), rows of which foreign keys changed without the log saying which"
        case .unknownUnique(let key):
            return "\(name) changes \(table), whose unique key \(key) is over values that are not in the log"
        case .statement(let text): return "\(name) is a statement on \(table), which cannot be judged: \(text)"
        }
    }
}
