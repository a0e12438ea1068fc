package import MySQLWire

/// What the rows of an assertion's statement say about its expectation.
package struct AssertionAnswer: Equatable {
    package let found: String
    package let passed: Bool
    package let problem: String?

    /// - Parameter limit: rows that were asked for; where as many came, there may be more.
    package init(_ result: TextResult, _ expectation: DrillAssertion.Expectation, limit: Int) {
        let count = result.rows.count
        let rows = "\(count)\(count >= limit ? " or more" : "") row\(count == 1 && limit > 1 ? "" : "s")"
        switch expectation {
        case .noRows:
            found = count == 0 ? "no rows" : rows
            passed = count == 0
            problem = nil
        case .rowsAtLeast(let wanted):
            found = rows
            passed = count >= wanted
            problem = nil
        case .value(let wanted):
            guard count == 1, result.rows[0].count == 1 else {
                found = "\(rows) of \(result.columns.count) columns"
                passed = false
                problem = "One row of one column is needed to compare a value."
                return
            }
            found = result.rows[0][0].map { String(decoding: $0, as: UTF8.self) } ?? "NULL"
            passed = result.rows[0][0].map { $0 == Array(wanted.utf8) } ?? false
            problem = nil
        }
    }
}
