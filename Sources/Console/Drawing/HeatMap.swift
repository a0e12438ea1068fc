/// Squares that are darker the more there was, with a ring where something is wrong, in rows from left to right.
package struct HeatMap: Sendable {
    package struct Square: Sendable, Hashable {
        package let weight: Int
        package let isWrong: Bool
        /// What is said on hover.
        package let title: String
        /// Where a click leads; nil for nowhere.
        package let address: String?

        package init(weight: Int, isWrong: Bool, title: String, address: String? = nil) {
            self.weight = weight
            self.isWrong = isWrong
            self.title = title
            self.address = address
        }
    }

    package let squares: [Square]
    package let columns: Int

    private static let step = 22.0
    private static let size = 17.0

    package init(squares: [Square], columns: Int) {
        self.squares = squares
        self.columns = max(1, columns)
    }

    package func markup(label: String) -> Markup {
        var drawing = Drawing()
        let most = Double(max(1, squares.map(\.weight).max() ?? 1))
        for (index, square) in squares.enumerated() {
            let (row, column) = index.quotientAndRemainder(dividingBy: columns)
            let depth = square.weight == 0 ? 1 : 0.3 + 0.7 * Double(square.weight) / most
            var box: [(String, String)] = [
                ("x", Drawing.number(Double(column) * Self.step + 2.5)),
                ("y", Drawing.number(Double(row) * Self.step + 2.5)), ("width", Drawing.number(Self.size)),
                ("height", Drawing.number(Self.size)), ("rx", "3"),
                ("fill-opacity", Drawing.number(depth)),
                ("class", "\(square.weight == 0 ? "fill-line" : "fill-tide")\(square.isWrong ? " stroke-bad" : "")"),
            ]
            if square.isWrong { box.append(("stroke-width", "2")) }
            let shape = box
            if let address = square.address {
                drawing.group("a", [("href", address), ("aria-label", square.title)], title: square.title) {
                    $0.add("rect", shape)
                }
            } else {
                drawing.group("g", [], title: square.title) { $0.add("rect", shape) }
            }
        }
        let rows = (squares.count + columns - 1) / columns
        return drawing.markup(
            width: Double(columns) * Self.step, height: Double(max(1, rows)) * Self.step, label: label, role: "group")
    }
}
