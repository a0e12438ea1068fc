/// Columns of text under a line of headings, each as wide as its widest cell.
package struct TextTable: Sendable {
    package enum Side: Sendable { case left, right }

    private let headings: [String]
    private let sides: [Side]
    private var rows: [[String]] = []

    package init(_ columns: [(heading: String, side: Side)]) {
        headings = columns.map(\.heading)
        sides = columns.map(\.side)
    }

    /// Adds a row; cells missing at its end are empty.
    package mutating func add(_ cells: [String]) { rows.append(cells) }

    package var isEmpty: Bool { rows.isEmpty }

    /// The lines of the table, without spaces at their ends.
    package var lines: [String] {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return all.map { row in
            var line = ""
            for column in headings.indices {
                let cell = row.count > column ? row[column] : ""
                if column > 0 { line += "  " }
                line += sides[column] == .right ? cell.padded(left: widths[column]) : cell.padded(to: widths[column])
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }
}
