/// A small result, collected: metadata queries, SHOW statements.
package struct TextResult: Sendable {
    package let columns: [ResultColumn]
    /// Values as the server wrote them, nil for NULL.
    package let rows: [[[UInt8]?]]
    /// What the statement did, for those that return no rows.
    package let outcome: ExecuteResult

    package init(columns: [ResultColumn], rows: [[[UInt8]?]], outcome: ExecuteResult = ExecuteResult()) {
        self.columns = columns
        self.rows = rows
        self.outcome = outcome
    }

    package var affectedRows: UInt64 { outcome.affectedRows }
    package var lastInsertID: UInt64 { outcome.lastInsertID }
    package var warnings: UInt16 { outcome.warnings }

    /// The position of the column named `name`, letter case aside.
    package func column(_ name: String) -> Int? {
        let wanted = name.lowercased()
        return columns.firstIndex { $0.name.lowercased() == wanted }
    }

    /// The value as text (invalid UTF-8 repaired); nil for NULL or where there is no such cell.
    package func string(_ row: Int, _ column: Int) -> String? {
        guard rows.indices.contains(row), rows[row].indices.contains(column), let bytes = rows[row][column] else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same by the column's name.
    package func string(_ row: Int, _ name: String) -> String? {
        column(name).flatMap { string(row, $0) }
    }

    /// The first cell, which many statements are asked for alone.
    package var firstValue: String? { string(0, 0) }
}
